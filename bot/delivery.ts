import type { Logger } from 'pino'
import type { AccountActor } from '../journal/actor'
import type { Clock } from '../journal/clock'
import { JournalError } from '../journal/errors'
import type { AccountLinkId } from '../journal/ids'
import type { Journal, Operation } from '../journal/operation'
import type { Texts } from '../locales/translate'
import type { Feature } from './feature'
import type { NoticeParams, NoticeTurn, WordedNotice } from './notice'
import type { TelegramClient } from './telegram-client'
import { TelegramError } from './telegram/error'
import { sendScreen } from './telegram/send-screen'
import type { BotLinks } from './update-context'

/** A message that is due, as the worker hands it over. */
export interface Delivery {
  readonly ids: readonly string[]
  readonly linkId: AccountLinkId
  readonly template: string
  readonly params: readonly NoticeParams[]
  readonly recipient: AccountActor
}

/** How it ended; the worker knows what that means for the outbox. */
export type DeliveryEnd =
  | { readonly kind: 'sent' | 'cancelled' | 'unreachable' }
  | { readonly kind: 'later'; readonly at: Date }
  | { readonly kind: 'paused'; readonly until: Date }
  | { readonly kind: 'failed'; readonly reason: string; readonly doubled: boolean }
  | { readonly kind: 'dead'; readonly reason: string }

export interface DeliveryOptions {
  readonly client: TelegramClient
  readonly journal: Journal
  readonly features: readonly Feature[]
  readonly texts: Texts
  readonly clock: Clock
  readonly log: Logger
  readonly links: BotLinks
}

/** One try, no repetition of what may have arrived, no waiting: the outbox does that for all processes. */
const patience = { tries: 2, waitMs: 0, repeatUnknown: false }

/**
 * Words a notice as its recipient, through the templates that features contribute, and sends it.
 * Nothing is sent to somebody who may no longer see what it is about.
 */
export function createDelivery({ client, journal, features, texts, clock, log, links }: DeliveryOptions) {
  const templates = new Map(features.flatMap(({ notices = {} }) => Object.entries(notices)))

  const turnFor = ({ ids, linkId, recipient }: Delivery): NoticeTurn => {
    const language = recipient.language ?? 'ru'
    let writes = 0
    return {
      actor: recipient,
      linkId,
      now: clock.now(),
      language,
      t: texts.translator(language),
      pageUrl: (token) => `${links.pages}/v/${token}`,
      run: <Input, Result>(operation: Operation<Input, Result>, input: Input) =>
        operation(
          journal,
          operation.kind === 'write'
            ? { actor: recipient, origin: `notice:${ids[0] ?? ''}:${writes++}` }
            : { actor: recipient },
          input,
        ),
    }
  }

  const word = async (delivery: Delivery): Promise<WordedNotice | undefined> => {
    const template = templates.get(delivery.template)
    const [first] = delivery.params
    if (!template || !first) return undefined
    try {
      return await template(turnFor(delivery), first, delivery.params)
    } catch (error) {
      if (error instanceof JournalError) return null
      throw error
    }
  }

  const endOf = (error: unknown): DeliveryEnd => {
    if (!(error instanceof TelegramError)) throw error
    const reason = `${error.code} ${error.description}`.slice(0, 200)
    switch (error.kind) {
      case 'unreachable':
        return { kind: 'unreachable' }
      case 'wait': {
        const at = new Date(clock.now().getTime() + error.retryAfter * 1000)
        return client.isSilenced() ? { kind: 'paused', until: at } : { kind: 'later', at }
      }
      case 'temporary':
        return { kind: 'failed', reason, doubled: false }
      case 'unknown':
        return { kind: 'failed', reason, doubled: true }
      default:
        return { kind: 'dead', reason }
    }
  }

  return async (delivery: Delivery): Promise<DeliveryEnd> => {
    const worded = await word(delivery)
    if (worded === undefined) {
      log.error({ category: 'delivery', template: delivery.template }, 'no feature words this notice')
      return { kind: 'dead', reason: 'no template' }
    }
    if (worded === null) return { kind: 'cancelled' }
    if ('laterAt' in worded) return { kind: 'later', at: worded.laterAt }
    try {
      await sendScreen(client, delivery.recipient.user.externalUserId, worded, patience)
      return { kind: 'sent' }
    } catch (error) {
      return endOf(error)
    }
  }
}
