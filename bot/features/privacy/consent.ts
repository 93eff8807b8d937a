import { giveConsent } from '../../../journal/access/give-consent'
import { readConsents, type SubjectConsent } from '../../../journal/access/read-consents'
import { personsOf } from '../../../journal/actor'
import { consentItems, type ConsentItem } from '../../../journal/settings'
import type { Turn } from '../../turn'
import { consentDocument, consentMessage, itemLabel } from '../../ui/consent-text'
import { html } from '../../ui/html'
import { initials } from '../../ui/names'
import type { Screen } from '../../ui/screen'
import { privacyButtons } from './buttons'

type Voice = Pick<Turn, 'actor' | 't' | 'language'>

const packed = (items: readonly ConsentItem[]): number =>
  items.reduce((sum, item) => sum + 2 ** consentItems.indexOf(item), 0)

/** The items that a button carries. */
const unpacked = (sum: number): ConsentItem[] =>
  consentItems.filter((_item, i) => Math.floor(sum / 2 ** i) % 2 === 1)

const person = ({ actor }: Pick<Voice, 'actor'>, consent: SubjectConsent) =>
  personsOf(actor).find(({ personId }) => personId === consent.personId)

const giverOf = (voice: Voice, consent: SubjectConsent): string => {
  const giver = person(voice, consent)
  const child = giver?.children.find(({ pupilId }) => pupilId === consent.subjectId)
  return voice.t(child ? 'start:consent.giver.child' : 'start:consent.giver.self', {
    initials: giver ? initials(giver) : '',
    child: child ? initials(child) : '',
  })
}

/** The consent for one subject with switches; before it is given everything is proposed. */
function consentScreen(voice: Voice, consent: SubjectConsent, chosen: readonly ConsentItem[]): Screen {
  const { t, language } = voice
  const { subjectId: subject, operator } = consent
  const items = consent.items.map(({ item, required }) => ({
    item,
    required,
    chosen: required || chosen.includes(item),
  }))
  const asked = items.filter((item) => item.chosen).map(({ item }) => item)
  const toggled = (item: ConsentItem) =>
    asked.includes(item) ? asked.filter((one) => one !== item) : [...asked, item]
  const giver = giverOf(voice, consent)
  const fromOn = person(voice, consent)?.today ?? '1970-01-01'
  return {
    text: consentMessage(t, language, { operator, giver, items, fromOn }),
    buttons: [
      ...items
        .filter(({ required }) => !required)
        .map((item) => [
          {
            text: itemLabel(t, item),
            data: privacyButtons.data('choose', { subject, items: packed(toggled(item.item)) }),
          },
        ]),
      [
        {
          text: t('start:consent.give'),
          data: privacyButtons.data('give', { subject, items: packed(asked) }),
        },
        { text: t('privacy:back'), data: privacyButtons.data('home', {}) },
      ],
      [{ text: t('start:consent.full'), data: privacyButtons.data('full', { subject }) }],
    ],
  }
}

const find = async (turn: Turn, subject: string): Promise<SubjectConsent | undefined> =>
  (await turn.run(readConsents, {})).find(({ subjectId }) => subjectId === subject)

/** Shows the consent for a subject; without items, as it stands now. */
export async function showConsent(turn: Turn, subject: string, items?: number): Promise<void> {
  const consent = await find(turn, subject)
  if (!consent || consent.onPaper) return turn.toast(turn.t('errors:stale'))
  const given = consent.items.filter((item) => item.given !== null).map(({ item }) => item)
  const standing = given.length > 0 ? given : [...consentItems]
  await turn.show(consentScreen(turn, consent, items === undefined ? standing : unpacked(items)))
}

/** Gives the consent for a subject with the chosen items and confirms it. */
export async function confirmConsent(turn: Turn, subject: string, items: number): Promise<void> {
  const consent = await find(turn, subject)
  if (!consent) return turn.toast(turn.t('errors:stale'))
  const input = { personId: consent.personId, subjectId: subject, items: unpacked(items) }
  const { number } = await turn.run(giveConsent, input)
  const fresh = await turn.refresh()
  await fresh.show({
    text: html`${number === null ? turn.t('privacy:choice_saved') : turn.t('start:given', { number })}`,
    buttons: [[{ text: turn.t('privacy:back'), data: privacyButtons.data('home', {}) }]],
  })
  if (number !== null) await sendDocument(fresh, consent, { number, items: unpacked(items) })
}

/** Sends the consent document as it is offered. */
export async function sendFullText(turn: Turn, subject: string): Promise<void> {
  const consent = await find(turn, subject)
  if (!consent) return turn.toast(turn.t('errors:stale'))
  await sendDocument(turn, consent, null)
}

async function sendDocument(
  turn: Turn,
  consent: SubjectConsent,
  given: { readonly number: string; readonly items: readonly ConsentItem[] } | null,
): Promise<void> {
  const { t, language } = turn
  const { operator, textVersion, text } = consent
  const fromOn = person(turn, consent)?.today ?? '1970-01-01'
  const body = consentDocument(t, language, {
    operator,
    textVersion,
    text,
    giver: giverOf(turn, consent),
    given: given && { ...given, fromOn },
  })
  const name = t('start:document.file', { number: given?.number ?? '' }).trim()
  await turn.sendFile({ name: `${name}.txt`, mediaType: 'text/plain', bytes: Buffer.from(`\ufeff${body}`) })
}
