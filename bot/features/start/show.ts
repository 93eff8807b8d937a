import type { AcceptedLinkCode } from '../../../journal/access/present-link-code'
import type { ConsentText } from '../../../journal/access/read-consent-text'
import { personsOf } from '../../../journal/actor'
import { timeOf } from '../../../journal/clock'
import type { LocalDate } from '../../../journal/ids'
import type { Address } from '../../../journal/people/address'
import type { ConsentItem } from '../../../journal/settings'
import type { Language, Translate } from '../../../locales/translate'
import { choice } from '../../dialogue'
import type { Turn } from '../../turn'
import { callbackCodec } from '../../ui/callback-codec'
import { consentDocument, consentMessage, itemLabel } from '../../ui/consent-text'
import { fullDate } from '../../ui/dates'
import { html, lines } from '../../ui/html'
import { keyboardOf } from '../../ui/keyboard'
import { wordsOf } from '../../ui/school-words'
import type { Attachment, Screen } from '../../ui/screen'

type Voice = { readonly t: Translate; readonly language: Language }

/** Buttons below the first greeting. */
export const startButtons = callbackCodec('start', { where: {}, about: {} })

/** A message of one sentence without buttons. */
export const sentence = (text: string): Screen => ({ text: html`${text}` })

/** The greeting of somebody who has no access yet. */
export const welcome = (t: Translate): Screen => ({
  text: html`${t('start:welcome')}`,
  buttons: [
    [
      { text: t('start:where_button'), data: startButtons.data('where', {}) },
      { text: t('start:about_button'), data: startButtons.data('about', {}) },
    ],
  ],
})

/** One sentence for wrong, used, expired and revoked codes. */
export const refused = (t: Translate, address: Address): Screen =>
  sentence(t('start:refused', { context: address }))

const minuteMs = 60_000

/** Says until when to wait, by the clock too where the person's school and so the zone is known. */
export function tooManyAttempts({ t, actor, now }: Pick<Turn, 't' | 'actor' | 'now'>, until: Date): Screen {
  const count = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / minuteMs))
  const zone = personsOf(actor)[0]?.school.zone
  const wait = zone ? t('start:wait_until', { time: timeOf(until, zone), count }) : t('start:wait', { count })
  return { text: lines(wait, t('start:wait_code')) }
}

/** Refuses somebody else's code on a pupil's own account. */
export const pupilAccount = (t: Translate, role: 'guardian' | 'staff', address: Address): Screen =>
  sentence(t(`start:pupil_account.${role}`, { context: address }))

/** Says that nothing is left to do, with the keyboard. */
export const alreadyLinked = (turn: Pick<Turn, 't' | 'actor'>, school: string): Screen => ({
  text: html`${turn.t('start:already_linked', { school })}`,
  menu: keyboardOf(turn),
})

/** Asks whether the code is theirs: school, role and initials, nothing else. */
export const isItYou = (t: Translate, { school, role, initials, address }: AcceptedLinkCode): Screen => ({
  text: lines(
    t(`start:accepted.${role}${school.kind === 'college' && role === 'pupil' ? '_college' : ''}`, {
      school: school.shortName,
      initials,
    }),
    t('start:is_it_you', { context: address }),
  ),
  buttons: [
    [
      { text: t('start:yes'), data: choice('yes') },
      { text: t('start:no'), data: choice('no') },
    ],
  ],
})

/** Nothing was linked, because the code is somebody else's. */
export const notYours = (t: Translate, { address, school }: AcceptedLinkCode): Screen =>
  sentence(wordsOf(t, school.kind)('start:not_yours', { context: address }))

/** Nothing was linked, because the consent was not given. */
export const declined = (t: Translate, { address, school }: AcceptedLinkCode): Screen =>
  sentence(wordsOf(t, school.kind)('start:declined', { context: address }))

const giverOf = (t: Translate, { role, initials }: AcceptedLinkCode): string =>
  t(`start:consent.giver.${role === 'pupil' ? 'pupil' : 'guardian'}`, { initials })

/** The consent with a switch for each optional item. */
export function consentScreen(
  { t, language }: Voice,
  offer: AcceptedLinkCode,
  chosen: readonly ConsentItem[],
): Screen {
  if (offer.consent.kind !== 'chat') throw new Error('No consent is asked for in the chat')
  const { operator, fromOn } = offer.consent
  const items = offer.consent.items.map((item) => ({ ...item, chosen: chosen.includes(item.item) }))
  return {
    text: consentMessage(t, language, { operator, giver: giverOf(t, offer), items, fromOn }),
    buttons: [
      ...items
        .filter(({ required }) => !required)
        .map((item) => [{ text: itemLabel(t, item), data: choice(item.item) }]),
      [
        { text: t('start:consent.give'), data: choice('give') },
        { text: t('start:consent.decline'), data: choice('no') },
      ],
      [{ text: t('start:consent.full'), data: choice('full') }],
    ],
  }
}

/** Names the papers that lie at the school and asks whether to link this account. */
export function paperScreen({ t, language }: Voice, offer: AcceptedLinkCode): Screen {
  if (offer.consent.kind !== 'paper') throw new Error('The consent is not on paper')
  const rows = offer.consent.documents.map(({ number, fromOn }) =>
    t('start:paper.document', { number, date: fullDate(fromOn, language) }),
  )
  return {
    text: lines(...rows, t('start:paper.connect')),
    buttons: [
      [
        { text: t('start:paper.yes'), data: choice('give') },
        { text: t('start:paper.no'), data: choice('no') },
      ],
    ],
  }
}

/** Confirms a consent; its copy follows as a file. */
export const consentGiven = (t: Translate, address: Address, number: string): Screen =>
  sentence(t('start:given', { number, context: address }))

/**
 * The consent document as a file.
 * @param given the number and the items when it has been given, else null
 */
export function consentFile(
  { t, language }: Voice,
  offer: AcceptedLinkCode,
  document: ConsentText,
  given: { readonly number: string; readonly items: readonly ConsentItem[] } | null,
): Attachment {
  const fromOn: LocalDate | null = offer.consent.kind === 'chat' ? offer.consent.fromOn : null
  const text = consentDocument(t, language, {
    ...document,
    giver: giverOf(t, offer),
    given: given && fromOn ? { ...given, fromOn } : null,
  })
  const name = t('start:document.file', { number: given?.number ?? '' }).trim()
  return { name: `${name}.txt`, mediaType: 'text/plain', bytes: Buffer.from(`\ufeff${text}`) }
}
