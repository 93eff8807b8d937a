import type { OwnAccount } from '../../../journal/access/list-my-accounts'
import type { SubjectConsent } from '../../../journal/access/read-consents'
import { personsOf, type ActorPerson } from '../../../journal/actor'
import { dayOf, timeOf } from '../../../journal/clock'
import { addressOf } from '../../../journal/people/address'
import { isPupil, readablePupils } from '../../../journal/people/policy'
import type { Turn } from '../../turn'
import { dayAndMonth, fullDate } from '../../ui/dates'
import { bold, html, lines } from '../../ui/html'
import { initials, shortFamilyName, privacyFor } from '../../ui/names'
import type { Button, Screen } from '../../ui/screen'
import { privacyButtons } from './buttons'

type Voice = Pick<Turn, 'actor' | 't' | 'language'>

/** How a consent's subject is named: by initials until the consent is given, then as the family reads them. */
export function subjectName({ actor }: Pick<Voice, 'actor'>, subjectId: string): string {
  const pupil = readablePupils(actor).find(({ pupilId }) => pupilId === subjectId)
  if (!pupil) return '—'
  const shown = pupil.items.has('basics') ? shortFamilyName(pupil, privacyFor(actor, pupil.person)) : null
  return shown ?? initials(pupil.child ?? pupil.person)
}

const consentRow = (voice: Voice, consent: SubjectConsent): string => {
  const { t, language } = voice
  const own = consent.subjectId === consent.personId
  const name = own ? t('privacy:self') : subjectName(voice, consent.subjectId)
  const given = consent.items.filter((item) => item.given !== null)
  const [first] = given
  if (!first?.given) return t('privacy:no_consent', { name })
  const items = given.map(({ item }) => t(`start:consent.items.${item}`)).join('; ')
  return t('privacy:consent', {
    name,
    number: [...new Set(given.flatMap((item) => (item.given ? [item.given.number] : [])))].join(', '),
    date: fullDate(first.given.fromOn, language),
    items,
  })
}

const consentLabel = (voice: Voice, { subjectId, personId, items }: SubjectConsent): string => {
  const { t } = voice
  if (subjectId === personId) return t('privacy:what_is_shown_self')
  const name = subjectName(voice, subjectId)
  return t(items.some(({ given }) => given) ? 'privacy:what_is_shown' : 'privacy:give_consent', { name })
}

const withdrawButtons = (voice: Voice, consents: readonly SubjectConsent[]): (readonly Button[])[] => {
  const givers = [
    ...new Set(
      consents.filter(({ items }) => items.some(({ given }) => given)).map(({ personId }) => personId),
    ),
  ]
  return givers.map((person) => {
    const school = personsOf(voice.actor).find(({ personId }) => personId === person)?.school.shortName ?? ''
    const text = givers.length > 1 ? 'privacy:withdraw_at' : 'privacy:withdraw_button'
    return [{ text: voice.t(text, { school }), data: privacyButtons.data('ask_withdraw', { person }) }]
  })
}

const nothingGiven = ({ actor, t }: Voice): string => {
  const pupil = personsOf(actor).find(isPupil)
  return pupil ? t('privacy:given_by_parent', { context: addressOf(pupil) }) : t('privacy:nothing_given')
}

/** What was consented to, how many accounts are linked, and what can be done about it. */
export function privacyScreen(voice: Voice, consents: readonly SubjectConsent[], accounts: number): Screen {
  const { t } = voice
  return {
    text: lines(
      bold(t('privacy:title')),
      ...consents.map((consent) => html`${consentRow(voice, consent)}`),
      consents.length === 0 && nothingGiven(voice),
      t('privacy:accounts_count', { count: accounts }),
    ),
    buttons: [
      ...consents
        .filter(({ onPaper }) => !onPaper)
        .map((consent) => [
          {
            text: consentLabel(voice, consent),
            data: privacyButtons.data('consent', { subject: consent.subjectId }),
          },
        ]),
      [
        { text: t('privacy:copy_button'), data: privacyButtons.data('copy', {}) },
        { text: t('privacy:accounts_button'), data: privacyButtons.data('accounts', {}) },
      ],
      ...withdrawButtons(voice, consents),
    ],
  }
}

/** What is said to somebody who has no access. */
export const strangerScreen = (t: Voice['t']): Screen => ({ text: html`${t('start:about')}` })

const linkedAt = ({ language }: Voice, person: ActorPerson | undefined, at: Date): string => {
  const zone = person?.school.zone ?? 'UTC'
  return `${dayAndMonth(dayOf(at, zone), language, person?.today)}, ${timeOf(at, zone)}`
}

/** One's own linked accounts, each with a way to unlink it. */
export function accountsScreen(voice: Voice, accounts: readonly OwnAccount[]): Screen {
  const { t, actor } = voice
  const alone = accounts.filter(({ current }) => current).length === 1
  const rows = accounts.map((account, i) => {
    const person = personsOf(actor).find(({ personId }) => personId === account.personId)
    return t(account.current ? 'privacy:this_account' : 'privacy:other_account', {
      number: i + 1,
      school: person?.school.shortName ?? '',
      at: linkedAt(voice, person, new Date(account.linkedAt)),
    })
  })
  return {
    text: lines(bold(t('privacy:accounts_title')), ...rows, '', t('privacy:accounts_hint')),
    buttons: [
      ...accounts.map(({ linkId, current }, i) => [
        {
          text: t(current && alone ? 'privacy:unlink_this' : 'privacy:unlink_other', { number: i + 1 }),
          data: privacyButtons.data('ask_unlink', { link: linkId }),
        },
      ]),
      [{ text: t('privacy:back'), data: privacyButtons.data('home', {}) }],
    ],
  }
}

/** Asks once more before something that cannot be taken back. */
export const confirmScreen = (
  { t }: Pick<Voice, 't'>,
  what: 'unlink' | 'withdraw' | 'withdraw_staff',
  data: string,
  params: Readonly<Record<string, string>> = {},
): Screen => ({
  text: html`${t(`privacy:confirm_${what}`, params)}`,
  buttons: [
    [
      { text: t(`privacy:do_${what === 'unlink' ? 'unlink' : 'withdraw'}`), data },
      { text: t('privacy:back'), data: privacyButtons.data('home', {}) },
    ],
  ],
})
