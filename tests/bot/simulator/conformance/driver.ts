import type { Update } from '@grammyjs/types'
import type { RequestListener } from 'node:http'
import type { Answer } from '../start-simulator'

/** A file among the parameters of a call. */
export class Upload {
  constructor(
    readonly bytes: Buffer,
    readonly name = 'file.bin',
  ) {}
}

/** What a bot does with an update. */
export type Take = (update: Update) => void | Promise<void>

/** One way for a bot to talk to the Bot API; the same scenarios run over each. */
export interface Driver {
  /** Calls a method; the answer is as it came, also when it is a refusal. */
  call<T>(method: string, params?: object): Promise<Answer<T>>
  /** Calls a method with files: Uploads among the parameters, or as the `media` of their items. */
  upload<T>(method: string, params: object): Promise<Answer<T>>
  /** Polls until the returned function is called. */
  poll(take: Take): () => Promise<void>
  /** A handler for `node:http` that takes updates with this secret; it may throw. */
  webhook(take: Take, secret: string): RequestListener
}
