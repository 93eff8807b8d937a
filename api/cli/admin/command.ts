import type { DeepLink } from '../../routes'
import type { Operation, Journal } from '../../../journal/operation'
import type { Translate } from '../../../locales/translate'

/** What a command of `admin` works with. */
export interface Terminal {
  /** Null while nobody knows the bot's name, because it has not been started yet. */
  readonly deepLink: DeepLink | null
  /** Texts of the operator's language. */
  readonly t: Translate
  /** Writes one line. */
  readonly print: (line: string) => void
  /** Runs an operation as the operator. */
  readonly ask: <Input, Result>(operation: Operation<Input, Result>, input: Input) => Promise<Result>
}

/** How a value of the command line is checked. */
export type OptionKind = 'text' | 'id' | 'days' | 'scopes' | 'states' | 'kinds'

export interface CommandOption {
  readonly kind: OptionKind
  readonly required?: boolean
}

/** Values of a command line that were checked. */
export type OptionValues = Readonly<Record<string, string | undefined>>

/** One command, such as `key create`; its help line is `admin:help.<first>_<second>`. */
export interface Command {
  readonly name: string
  /** By name, without the dashes. */
  readonly options: Readonly<Record<string, CommandOption>>
  /** Whether an id stands after the command: `key revoke 7`. */
  readonly takesId: boolean
  run(terminal: Terminal, options: OptionValues, id: string): Promise<void>
}

/** What the program hands to its command line. */
export interface AdminDeps {
  readonly journal: Journal
  /** The address that opens the bot with a link code; null while the bot's name is not known. */
  readonly deepLink: DeepLink | null
  /** Prints one line, or several parted by line ends. */
  readonly out: (line: string) => void
}
