import type { ConversationState } from '@grammyjs/conversations'
import type { Update, UserFromGetMe } from 'grammy/types'
import { choicePrefix, type Answer, type Conversation as Definition, type Dialogue } from './dialogue'
import { JournalError, type ErrorCode } from '../journal/errors'
import { html } from './ui/html'
import type { Screen } from './ui/screen'
import { keep, laneOf, type UpdateContext } from './update-context'

/** A conversation as the lane keeps it. */
interface Stored {
  readonly id: string
  /** When the person last answered, in milliseconds. */
  readonly at: number
  /** The message whose words began it: an edit of it begins anew. */
  readonly openedBy: number | null
  readonly state: ConversationState
}

/** How a running conversation took an update. */
export type Continued =
  /** There was none, or the update is not for it. */
  | 'passed'
  /** It was dropped and the person knows why; the update is still to be answered. */
  | 'dropped'
  | 'answered'

/** Runs the features' conversations. */
export interface Conversations {
  enter(ctx: UpdateContext, id: string, input: Readonly<Record<string, string>>): Promise<void>
  /** Hands an update to the running conversation, if there is one. */
  resume(ctx: UpdateContext): Promise<Continued>
  /** Forgets the running conversation; true when there was one. */
  leave(ctx: UpdateContext): boolean
}

/** Hours after which an unanswered question is forgotten. */
const patienceMs = 24 * 3_600_000

const isStored = (value: unknown): value is Stored =>
  typeof value === 'object' && value !== null && typeof (value as { id?: unknown }).id === 'string'

const isBadReplay = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Bad replay')

const plain = <T>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T))

type Remembered<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly code: ErrorCode
      readonly params: Readonly<Record<string, string | number>>
      readonly fields: readonly { readonly path: string; readonly message: string }[]
    }

/** The part of an update that a conversation needs; the rest would only be stored with every step. */
const trimmed = (ctx: UpdateContext): Update => {
  const chat = { id: Number(ctx.chatId), type: 'private', first_name: '' } as const
  const from = { id: Number(ctx.user.externalUserId), is_bot: false, first_name: '' }
  const update = ctx.pressed
    ? {
        callback_query: {
          id: '0',
          from,
          chat_instance: '0',
          data: ctx.pressed.data,
          message: { message_id: ctx.pressed.messageId ?? 0, date: 0, chat },
        },
      }
    : { message: { message_id: 0, date: 0, chat, from, ...(ctx.typed !== null && { text: ctx.typed }) } }
  return { update_id: ctx.update.update_id, ...update }
}

/** The update that begins a conversation: it is stored and never read, and its words may be a link code. */
const wordless = ({ update, chatId, user }: UpdateContext): Update => {
  const chat = { id: Number(chatId), type: 'private', first_name: '' } as const
  const from = { id: Number(user.externalUserId), is_bot: false, first_name: '' }
  return { update_id: update.update_id, message: { message_id: 0, date: 0, chat, from } }
}

/** The answer in an update; null when it is a press on another message, undefined when it is neither words nor a press. */
const answerIn = (update: Update, asked: number): Answer | null | undefined => {
  const { callback_query: query, message } = update
  if (query) {
    if (query.message?.message_id !== asked) return null
    return { kind: 'press', data: (query.data ?? '').replace(choicePrefix, '') }
  }
  return message?.text === undefined ? undefined : { kind: 'text', text: message.text }
}

/** What the plugin's handle is used for. */
interface Handle {
  wait(): Promise<{ readonly update: Update }>
  skip(options: { next: boolean }): Promise<never>
  external<T>(work: () => Promise<T>): Promise<T>
}

const dialogueOf = (handle: Handle, ctx: UpdateContext, failed: (error: unknown) => void): Dialogue => {
  // Errors do not survive storage: refusals are remembered as values, everything else ends the conversation.
  const external = async <T>(work: () => Promise<T>): Promise<T> => {
    const remembered = await handle.external(async (): Promise<Remembered<T>> => {
      try {
        return { ok: true, value: plain(await work()) }
      } catch (error) {
        if (error instanceof JournalError) {
          const { code, params, fields } = error
          return { ok: false, code, params, fields }
        }
        failed(error)
        throw error
      }
    })
    if (remembered.ok) return remembered.value
    const { code, params, fields } = remembered
    throw new JournalError(code, { params, fields })
  }
  const { turn } = ctx

  return {
    language: ctx.language,
    t: ctx.t,
    run: (operation, input) => external(() => turn.run(operation, input)),
    external: (work) => external(() => work(turn)),
    show: async (screen) => {
      await external(() => turn.display(screen))
    },
    async ask(screen: Screen) {
      const asked = await external(() => turn.display(screen))
      for (;;) {
        const { update } = await handle.wait()
        const answer = answerIn(update, asked)
        if (answer) return answer
        if (answer === null) await handle.skip({ next: true })
        else await external(() => turn.send({ text: html`${ctx.t('errors:text_needed')}` }))
      }
    },
  }
}

const me = { id: 0, is_bot: true, first_name: '', username: '' } as UserFromGetMe

/**
 * The layer between Telegraf and grammY's conversations: the only file that knows both.
 * Nothing of grammY is loaded before the first conversation, and nothing of it runs while a chat has none.
 * One update at a time a person and the removal of repeated updates are the lane's duty; the plugin has neither.
 * @throws when two conversations share an id
 */
export function createConversations(definitions: readonly Definition[], token: string): Conversations {
  const known = new Map(definitions.map((definition) => [definition.id, definition]))
  if (known.size !== definitions.length) throw new Error('Two conversations share an id')

  const base = (ctx: UpdateContext) => ({ update: trimmed(ctx), api: { token }, me })

  /** Builds the plugin's function for this update, and a look at the error that storage would have swallowed. */
  const prepare = (definition: Definition, ctx: UpdateContext) => {
    const fault: { error?: unknown } = {}
    const builder = (handle: unknown, _first: unknown, input: Readonly<Record<string, string>>) =>
      definition.run(
        dialogueOf(handle as Handle, ctx, (error) => (fault.error = error)),
        input,
      )
    return { builder, fault }
  }

  const save = (ctx: UpdateContext, id: string, openedBy: number | null, state: ConversationState) => {
    const stored: Stored = { id, at: ctx.now.getTime(), openedBy, state }
    keep(ctx, { conversation: stored })
  }

  const leave = (ctx: UpdateContext) => {
    const running = isStored(laneOf(ctx).conversation)
    if (running) keep(ctx, { conversation: null })
    return running
  }

  const drop = async (ctx: UpdateContext, sentence: string): Promise<Continued> => {
    leave(ctx)
    await ctx.turn.send({ text: html`${ctx.t(sentence)}` })
    return 'dropped'
  }

  return {
    leave,
    async enter(ctx, id, input) {
      const definition = known.get(id)
      if (!definition) throw new Error(`There is no conversation ${id}`)
      const { enterConversation } = await import('@grammyjs/conversations')
      const { builder, fault } = prepare(definition, ctx)
      leave(ctx)
      const result = await enterConversation(
        builder,
        { ...base(ctx), update: wordless(ctx) },
        { args: [input] },
      )
      if ('error' in fault) throw fault.error
      if (result.status === 'error') throw result.error
      if (result.status === 'complete') return
      const { replay, interrupts, args } = result
      const openedBy = (ctx.message ?? ctx.editedMessage)?.message_id ?? null
      save(ctx, id, openedBy, { replay, interrupts, ...(args !== undefined && { args }) })
    },
    async resume(ctx) {
      const stored = laneOf(ctx).conversation
      if (stored === null) return 'passed'
      const definition = isStored(stored) ? known.get(stored.id) : undefined
      if (!isStored(stored) || !definition) return drop(ctx, 'errors:conversation_changed')
      if (ctx.now.getTime() - stored.at > patienceMs) return drop(ctx, 'errors:conversation_expired')
      if (ctx.editedMessage) {
        if (ctx.editedMessage.message_id === stored.openedBy) leave(ctx)
        else await ctx.turn.send({ text: html`${ctx.t('errors:edit_unseen')}` })
        return isStored(laneOf(ctx).conversation) ? 'answered' : 'passed'
      }
      const { resumeConversation } = await import('@grammyjs/conversations')
      const { builder, fault } = prepare(definition, ctx)
      const result = await resumeConversation(builder, base(ctx), stored.state)
      if ('error' in fault) {
        leave(ctx)
        throw fault.error
      }
      switch (result.status) {
        case 'skipped':
          return 'passed'
        case 'handled': {
          const { replay, interrupts } = result
          save(ctx, stored.id, stored.openedBy, { ...stored.state, replay, interrupts })
          return 'answered'
        }
        case 'complete':
          if (laneOf(ctx).conversation === stored) leave(ctx)
          return 'answered'
        case 'error':
          if (isBadReplay(result.error)) return drop(ctx, 'errors:conversation_changed')
          leave(ctx)
          throw result.error
      }
    },
  }
}
