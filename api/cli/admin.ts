import { JournalError } from '../../journal/errors'
import type { Caller } from '../../journal/operation'
import type { Language, Texts, Translate } from '../../locales/translate'
import { accountCommands } from './admin/accounts'
import { codeCommands } from './admin/codes'
import type { AdminDeps, Command, Terminal } from './admin/command'
import { keyCommands } from './admin/keys'
import { parseArguments, UsageError } from './admin/parse-arguments'
import { schoolCommands } from './admin/schools'

/** What {@link runAdmin} needs from the program around it. */
export interface RunAdminDeps extends AdminDeps {
  readonly texts: Texts
  readonly language: Language
}

/** Every command, in the order of the help. */
const commands: readonly Command[] = [...keyCommands, ...schoolCommands, ...codeCommands, ...accountCommands]

const operator: Caller = { actor: { kind: 'command', name: 'admin' } }

/** Fields whose wrong values the catalogue explains; of others only the name is told. */
const explained = ['timeZone', 'name', 'shortName', 'address', 'phone', 'dataOfficer', 'personId']

const refusal = ({ code, fields }: JournalError, t: Translate): string[] => [
  t(`admin:refused.${code}`),
  ...fields.map(({ path }) =>
    explained.includes(path) ? t(`admin:field.${path}`) : t('admin:field.other', { path }),
  ),
]

const help = (t: Translate): string[] => [
  t('admin:help.title'),
  ...commands.map(({ name }) => `  ${t(`admin:help.${name.replace(' ', '_')}`)}`),
  t('admin:help.exit'),
]

/**
 * Runs one line of `npm run admin -- …`.
 * @returns the exit code: 0 done, 1 refused (says why), 2 wrong usage (says how)
 */
export async function runAdmin(args: readonly string[], deps: RunAdminDeps): Promise<0 | 1 | 2> {
  const t = deps.texts.translator(deps.language)
  const print = deps.out
  const [first = '', second = '', ...rest] = args
  if (['help', '--help', '-h'].includes(first)) {
    help(t).forEach(print)
    return 0
  }
  const command = commands.find(({ name }) => name === `${first} ${second}`)
  const terminal: Terminal = {
    deepLink: deps.deepLink,
    t,
    print,
    ask: (operation, input) => operation(deps.journal, operator, input),
  }
  try {
    if (!command) {
      throw new UsageError(first ? 'unknown' : 'nothing', { command: `${first} ${second}`.trim() })
    }
    const { options, id } = parseArguments(command, rest)
    await command.run(terminal, options, id)
    return 0
  } catch (error) {
    if (error instanceof UsageError) {
      print(t(`admin:usage.${error.key}`, error.params))
      if (command) print(t(`admin:help.${command.name.replace(' ', '_')}`))
      else print(t('admin:usage.see_help'))
      return 2
    }
    if (!(error instanceof JournalError)) throw error
    refusal(error, t).forEach(print)
    return 1
  }
}
