import type { Actor } from '../journal/actor'
import type { CallbackCodec } from './ui/callback-codec'
import type { Conversation } from './dialogue'
import type { NoticeTemplate } from './notice'
import type { Turn } from './turn'

/** How a person opened a feature: by a command, its menu button, or words. */
export interface Opening {
  /** The command without its slash, or null when it was words. */
  readonly command: string | null
  /** What followed the command or the phrase, lower case with ё as е; empty when nothing did. */
  readonly rest: string
  /** What followed exactly as it was typed. */
  readonly typed: string
}

/** A command that a feature answers. */
export interface FeatureCommand {
  readonly command: string
  /** Who finds it in the command menu and in /help; it is understood from everybody. */
  readonly visibleTo: (actor: Actor) => boolean
}

/**
 * One thing the bot does. Routing, /help and the command menus come from this description.
 * Texts stand in `locales/<language>/<name>.json`: `commands.<command>` describes a command (≤ 256 signs), `phrases` lists the
 * words that open the feature in that language, `menu` is its button on the persistent keyboard.
 */
export interface Feature {
  /** Name of the folder and of the catalogue. */
  readonly name: string
  readonly commands: readonly FeatureCommand[]
  /** Answers; false when the words after the phrase make no sense here, so that another feature may try. */
  open(turn: Turn, opening: Opening): Promise<boolean | undefined>
  /** Serves those too whose access has ended: what concerns their own data, not what they read about pupils. */
  readonly servesClosed?: boolean
  /** Opens the feature for «а завтра» and the like after it was the topic. */
  readonly continues?: boolean
  /**
   * Tries a text that no phrase matched, such as a link code or a line for the journal; true when it was answered.
   * Features are asked in the order of their list.
   */
  hears?(turn: Turn, text: string): Promise<boolean>
  /** What the feature may ask; ids carry their version, `assign-homework@1`. */
  readonly conversations?: readonly Conversation[]
  /** How notices of the outbox are worded, by template. */
  readonly notices?: Readonly<Record<string, NoticeTemplate>>
  readonly callbacks?: {
    readonly codec: Pick<CallbackCodec<never>, 'feature'> & { parse(data: string): unknown }
    /** Handles a press that the codec has read. */
    press(turn: Turn, press: never): Promise<void>
  }
}

/** Keeps the types of a feature's codec and its handler together. */
export const pressHandler = <P>(
  codec: { readonly feature: string; parse(data: string): P | null },
  press: (turn: Turn, press: P) => Promise<void>,
): NonNullable<Feature['callbacks']> => ({
  codec,
  press: press,
})

const repeated = (names: readonly string[]) => names.find((name, i) => names.indexOf(name) !== i)

/** @throws when two features share a name, a command, a prefix of callback data or a notice */
export function rejectDuplicates(features: readonly Feature[]): void {
  const kinds = {
    name: features.map(({ name }) => name),
    command: features.flatMap(({ commands }) => commands.map(({ command }) => command)),
    'callback prefix': features.flatMap(({ callbacks }) => (callbacks ? [callbacks.codec.feature] : [])),
    notice: features.flatMap(({ notices = {} }) => Object.keys(notices)),
  }
  for (const [kind, names] of Object.entries(kinds)) {
    const name = repeated(names)
    if (name !== undefined) throw new Error(`Two features share the ${kind} ${name}`)
  }
}
