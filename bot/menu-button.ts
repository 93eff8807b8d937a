import type { Translate } from '../locales/translate'
import type { Feature } from './feature'
import { opens } from './ui/opens'
import type { Button } from './ui/screen'

/** A row with the button that opens the menu; no row while no feature has the command /menu. */
export function menuButton(features: readonly Feature[], t: Translate): readonly (readonly Button[])[] {
  const menu = features.find(({ commands }) => commands.some(({ command }) => command === 'menu'))
  return menu ? [[{ text: t('common:menu'), data: opens(menu.name) }]] : []
}
