import { setLanguage } from '../../../journal/access/set-language'
import { setPrivacy } from '../../../journal/access/set-privacy'
import { personsOf } from '../../../journal/actor'
import { pressHandler, type Feature } from '../../feature'
import { keyboardOf } from '../../ui/keyboard'
import { html } from '../../ui/html'
import { noSettings, settingsButtons, settingsScreen } from './show'

/** `/settings`: the language, and how much messages say. */
export const settings: Feature = {
  name: 'settings',
  commands: [{ command: 'settings', visibleTo: (actor) => personsOf(actor).length > 0 }],
  async open(turn, { rest }) {
    if (rest !== '') return false
    await turn.show(turn.actor.kind === 'account' ? settingsScreen(turn) : noSettings(turn.t))
    return true
  },
  callbacks: pressHandler(settingsButtons, async (turn, press) => {
    if (press.action === 'privacy') {
      await turn.run(setPrivacy, { privacy: press.to === 'school' ? null : press.to })
      return (await turn.refresh()).show(settingsScreen(turn))
    }
    await turn.run(setLanguage, { language: press.to })
    const fresh = await turn.refresh()
    await fresh.show(settingsScreen(fresh))
    // The keyboard below speaks the new language only when it is sent anew.
    await fresh.send({ text: html`${fresh.t('settings:language_set')}`, menu: keyboardOf(fresh) })
  }),
}
