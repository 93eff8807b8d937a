import type { Actor } from '../journal/actor'
import { languages, type Texts, type Translate } from '../locales/translate'
import { wordsOfActor } from './ui/school-words'
import type { Feature } from './feature'
import type { TelegramClient } from './telegram-client'

/** One line of a command menu. */
export interface MenuCommand {
  readonly command: string
  readonly description: string
}

const coreCommands = ['help', 'cancel'] as const

/** The commands that an actor finds in the menu, as `catalogue key` and name, in the order of the features. */
export function visibleCommands(
  features: readonly Feature[],
  actor: Actor,
): readonly { readonly command: string; readonly key: string }[] {
  const owned = new Set(features.flatMap(({ commands }) => commands.map(({ command }) => command)))
  return [
    ...features.flatMap(({ name, commands }) =>
      commands
        .filter(({ visibleTo }) => visibleTo(actor))
        .map(({ command }) => ({ command, key: `${name}:commands.${command}` })),
    ),
    ...coreCommands
      .filter((command) => !owned.has(command))
      .map((command) => ({ command, key: `common:help.core.${command}` })),
  ]
}

/** The command menu of an actor, in a language and in the words of their kind of school. */
export function commandsFor(
  features: readonly Feature[],
  actor: Actor,
  t: Translate,
): readonly MenuCommand[] {
  const words = wordsOfActor(t, actor)
  return visibleCommands(features, actor).map(({ command, key }) => ({ command, description: words(key) }))
}

const stranger: Actor = { kind: 'stranger', user: { channel: 'telegram', externalUserId: '0' } }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Sets a value of the bot unless it stands already. */
const setUnlessEqual = async (
  client: TelegramClient,
  [get, set, field]: readonly [string, string, string | null],
  where: Readonly<Record<string, unknown>>,
  value: unknown,
) => {
  const now = await client.call(get, where)
  const known = field === null ? now : (now as Record<string, unknown>)[field]
  if (!same(known, value)) await client.call(set, { ...where, [field ?? 'commands']: value })
}

/** Sets what everybody sees: commands, name, description, in every language; Russian is also for all other languages. */
export async function publishMenus(
  client: TelegramClient,
  features: readonly Feature[],
  texts: Texts,
): Promise<void> {
  for (const language of languages) {
    const t = texts.translator(language)
    const where = language === 'ru' ? {} : { language_code: language }
    await setUnlessEqual(
      client,
      ['getMyCommands', 'setMyCommands', null],
      where,
      commandsFor(features, stranger, t),
    )
    await setUnlessEqual(
      client,
      ['getMyDescription', 'setMyDescription', 'description'],
      where,
      t('common:bot.description'),
    )
    await setUnlessEqual(
      client,
      ['getMyShortDescription', 'setMyShortDescription', 'short_description'],
      where,
      t('common:bot.short_description'),
    )
  }
}

/** Sets the menu of one person's chat: the commands of their roles in their language. */
export async function publishMenuOf(
  client: TelegramClient,
  chatId: string,
  commands: readonly MenuCommand[],
): Promise<void> {
  const scope = { type: 'chat', chat_id: Number(chatId) }
  await setUnlessEqual(client, ['getMyCommands', 'setMyCommands', null], { scope }, commands)
}
