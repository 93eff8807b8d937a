import type { Actor } from '../journal/actor'
import type { Operation } from '../journal/operation'
import type { Language, Translate } from '../locales/translate'
import type { Attachment, Screen } from './ui/screen'

/** One update being answered: who asks, in which language, and the ways to answer. Features know nothing else of the messenger. */
export interface Turn {
  readonly actor: Actor
  readonly now: Date
  readonly language: Language
  readonly t: Translate
  /** Runs an operation of the core as this actor; writes carry this update's origin. */
  run<Input, Result>(operation: Operation<Input, Result>, input: Input): Promise<Result>
  /** Shows a screen: in place of the pressed message when a button was pressed, else as a new message. */
  show(screen: Screen): Promise<void>
  /** Sends a screen as a new message. */
  send(screen: Screen): Promise<void>
  sendFile(file: Attachment): Promise<void>
  /** A short line over the chat for a pressed button; nothing for a typed message. */
  toast(text: string): Promise<void>
  /** Reads the actor afresh, after a write that changed what they may see. */
  refresh(): Promise<Turn>
  /** Starts a conversation of a feature; its first question is asked at once. */
  enter(conversation: string, input: Readonly<Record<string, string>>): Promise<void>
  /** The address of a one-time page, `<base>/v/<token>`, for privacy level `link`. */
  pageUrl(token: string): string
  /** Remembers what this answer was about, for phrases such as «а завтра». */
  setTopic(feature: string): void
  readonly topic: string | null
}
