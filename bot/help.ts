import type { Texts } from '../locales/translate'
import { commandsFor } from './commands'
import type { Feature } from './feature'
import { menuButton } from './menu-button'
import type { Turn } from './turn'
import { bold, html, lines } from './ui/html'

/** Shows what this person may do, made from the features' descriptions. */
export async function showHelp(turn: Turn, features: readonly Feature[], texts: Texts): Promise<void> {
  const { t } = turn
  const rows = commandsFor(features, turn.actor, texts.translator(turn.language))
  await turn.show({
    text: lines(
      bold(t('common:help.title')),
      ...rows.map(({ command, description }) => html`/${command} — ${description}`),
      '',
      t('common:help.words'),
    ),
    buttons: menuButton(features, t),
  })
}
