import { choosablePrivacy } from '../../../journal/access/set-privacy'
import { personsOf, type Actor } from '../../../journal/actor'
import { privacyLevels } from '../../../journal/settings'
import { languages } from '../../../locales/translate'
import type { Turn } from '../../turn'
import { callbackCodec } from '../../ui/callback-codec'
import { bold, html, lines } from '../../ui/html'
import type { Button, Screen } from '../../ui/screen'

type Voice = Pick<Turn, 'actor' | 't' | 'language'>

/** Buttons of /settings. */
export const settingsButtons = callbackCodec('settings', {
  language: { to: languages },
  privacy: { to: ['school', ...privacyLevels] },
})

const marked = (text: string, chosen: boolean) => (chosen ? `✓ ${text}` : text)

const ownPrivacy = (actor: Actor) => (actor.kind === 'account' ? actor.privacy : null)

const privacyRows = ({ actor, t }: Voice): (readonly Button[])[] => {
  const own = ownPrivacy(actor)
  const levels = choosablePrivacy(actor)
  if (levels.length === 0) return []
  return (['school', ...levels] as const).map((to) => [
    {
      text: marked(t(`settings:privacy.${to}`), to === (own ?? 'school')),
      data: settingsButtons.data('privacy', { to }),
    },
  ])
}

/** The language and the privacy level, each with its choices; a tick stands at what holds now. */
export function settingsScreen(voice: Voice): Screen {
  const { t, language, actor } = voice
  const rows = privacyRows(voice)
  return {
    text: lines(
      bold(t('settings:title')),
      t('settings:language_line'),
      personsOf(actor).length > 0 && rows.length > 0 && t('settings:privacy_line'),
    ),
    buttons: [
      languages.map((to) => ({
        text: marked(t(`settings:languages.${to}`), to === language),
        data: settingsButtons.data('language', { to }),
      })),
      ...rows,
    ],
  }
}

/** Nothing is kept about somebody without access, so there is nothing to set. */
export const noSettings = (t: Voice['t']): Screen => ({ text: html`${t('settings:stranger')}` })
