import { personsOf } from '../../../journal/actor'
import type { Turn } from '../../turn'
import { html } from '../../ui/html'
import { keyboardOf, readsAsFamily } from '../../ui/keyboard'
import { opens } from '../../ui/opens'
import type { Button, Screen } from '../../ui/screen'

type Voice = Pick<Turn, 'actor' | 't'>

/** Puts the keyboard of the person's role below the input field. */
export const menuScreen = (turn: Voice): Screen => ({
  text: html`${turn.t('menu:below')}`,
  menu: keyboardOf(turn),
})

const row = (t: Voice['t'], ...features: readonly string[]): readonly Button[] =>
  features.map((feature) => ({ text: t(`menu:more.${feature}`), data: opens(feature) }))

/** What is behind «Ещё»: everything that has no button of its own on the keyboard. */
export function moreScreen({ actor, t }: Voice): Screen {
  const guardian = personsOf(actor).some(({ children }) => children.length > 0)
  const children = { text: t('menu:more.children'), data: opens('children', t('children:list_word')) }
  return {
    text: html`${t('menu:more_title')}`,
    buttons: [
      ...(readsAsFamily(actor) || guardian
        ? [[...(guardian ? [children] : []), ...row(t, 'privacy')]]
        : [row(t, 'privacy')]),
      row(t, 'settings', 'help'),
    ],
  }
}
