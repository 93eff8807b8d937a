import type { FileId } from '../../journal/ids'
import type { Html } from './html'

/** A button under a message. */
export type Button =
  { readonly text: string; readonly data: string } | { readonly text: string; readonly url: string }

/** What a person sees at once: one message with its buttons. */
export interface Screen {
  readonly text: Html
  readonly buttons?: readonly (readonly Button[])[]
  /** The persistent keyboard below the input field, rows of texts, or none to take it away; only with a newly sent message. */
  readonly menu?: readonly (readonly string[])[]
  /** Forbids forwarding and saving. */
  readonly protect?: boolean
  /** Arrives without a sound. */
  readonly silent?: boolean
}

/** A file to send: bytes, or the handle under which the messenger already knows them. */
export interface Attachment {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
  /** The stored file behind it; given, it is uploaded once and then named by the messenger's own handle. */
  readonly fileId?: FileId
  readonly caption?: Html
  readonly protect?: boolean
}
