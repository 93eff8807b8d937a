import type { Operation } from '../journal/operation'
import type { Language, Translate } from '../locales/translate'
import type { Turn } from './turn'
import type { Screen } from './ui/screen'

/** What a person answered to a question. */
export type Answer =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'press'; readonly data: string }

/** What the data of a question's buttons begins with. */
export const choicePrefix = '?:'

/** The data of a button under a question: the answer comes as a press with this value. */
export const choice = (value: string): string => `${choicePrefix}${value}`

/**
 * A running conversation as a feature's code sees it.
 * The code runs from its beginning on every answer and is fed what happened before: whatever it decides by must come from
 * its input, from answers, or from `run` and `external`.
 */
export interface Dialogue {
  readonly language: Language
  readonly t: Translate
  /**
   * Shows a question and waits for words or for a press of one of its own buttons; anything else is asked for again.
   * Buttons are made with {@link choice}; those of an earlier question no longer answer.
   */
  ask(screen: Screen): Promise<Answer>
  /** Shows a screen and goes on. */
  show(screen: Screen): Promise<void>
  /** Runs an operation once and remembers its result, which must be plain JSON; its refusals are thrown as JournalError. */
  run<Input, Result>(operation: Operation<Input, Result>, input: Input): Promise<Result>
  /** Does something with the present turn once and remembers what it gave, which must be plain JSON. */
  external<T>(work: (turn: Turn) => Promise<T>): Promise<T>
}

/** A few questions in a row. */
export interface Conversation {
  /** Name and version, `assign-homework@1`; changed code gets a new version, and the old one stays for a release. */
  readonly id: string
  run(dialogue: Dialogue, input: Readonly<Record<string, string>>): Promise<void>
}

const idShape = /^[a-z][a-z0-9-]*@\d+$/

/**
 * Describes a conversation; a feature lists it in `conversations` and starts it by `turn.enter(conversation.id, input)`.
 * @param id name and version, `assign-homework@1`
 */
export function defineConversation<Input extends Readonly<Record<string, string>>>(
  id: string,
  run: (dialogue: Dialogue, input: Input) => Promise<void>,
): Conversation {
  if (!idShape.test(id)) throw new Error(`A conversation's id is name@version, not ${id}`)
  return { id, run: (dialogue, input) => run(dialogue, input as Input) }
}
