import { personsOf, type ReadablePupil } from '../../../journal/actor'
import type { PersonId } from '../../../journal/ids'
import { addressOf, type Address } from '../../../journal/people/address'
import { consentsForThemself } from '../../../journal/people/policy'
import type { ConsentItem } from '../../../journal/settings'
import { createView } from '../../../journal/views/create-view'
import type { ViewName } from '../../../journal/views/viewable'
import type { Turn } from '../../turn'
import type { Language, Translate } from '../../../locales/translate'
import { html } from '../html'
import { privacyFor } from '../names'
import { opens } from '../opens'
import { sharedWords, wordsOfPupil } from '../school-words'
import type { Button } from '../screen'
import { ownPupils, pupilNames, type PupilName } from './headings'

/** The pupils whom one answer is about, and how they are called. */
export interface Readers {
  /** Those whose content may stand in the messenger. */
  readonly pupils: readonly ReadablePupil[]
  /** All of the account's pupils with this item, for the buttons that choose one. */
  readonly all: readonly ReadablePupil[]
  readonly names: ReadonlyMap<PersonId, PupilName>
  /** Says of which of several children nothing is shown for want of a consent; null when there are none. */
  readonly silence: string | null
  /** Opens the page of those whose content never stands in the messenger (privacy level `link`). */
  readonly page: Button | null
  readonly protect: boolean
}

interface Question {
  readonly item: ConsentItem
  /** The feature to open afresh when the pupil of a button is no longer there. */
  readonly feature: string
  readonly view: ViewName
  readonly input: Readonly<Record<string, string | number>>
  readonly pupilId: PersonId | null
}

/** How the person behind a turn is addressed: pupils by their school's rule, all others formally. */
export const addressee = ({ actor }: Turn): Address => {
  const [person, ...others] = personsOf(actor)
  return person && others.length === 0 && person.children.length === 0 ? addressOf(person) : 'formal'
}

const levelOf = (turn: Turn, { person }: ReadablePupil) => privacyFor(turn.actor, person)

const pageButton = async (turn: Turn, { view, input, pupilId }: Question): Promise<Button | null> => {
  const { token } = await turn.run(createView, {
    view,
    input: { ...input, ...(pupilId && { pupilId }) },
  })
  return token === null ? null : { text: turn.t('family:open_page'), url: turn.pageUrl(token) }
}

/**
 * Decides whom an answer may speak of. Shows the person what stands in the way when there is nobody: a stale button, a missing
 * consent, or content that is only on the school's page.
 * @returns null when that was shown; undefined when the account has no pupils at all
 */
export async function readersOf(turn: Turn, question: Question): Promise<Readers | null | undefined> {
  const own = ownPupils(turn.actor)
  if (own.length === 0) return undefined
  const all = own.filter(({ items }) => items.has('basics') && items.has(question.item))
  const asked = all.filter(({ pupilId }) => question.pupilId === null || pupilId === question.pupilId)
  if (asked.length === 0) {
    await turn.show(refusal(turn, question, all.length > 0))
    return null
  }
  const pupils = asked.filter((pupil) => levelOf(turn, pupil) !== 'link')
  const page = pupils.length < asked.length ? await pageButton(turn, question) : null
  if (pupils.length === 0) {
    const sentence = turn.t(page ? 'family:on_page' : 'family:page_was_made', { context: addressee(turn) })
    const again = { text: turn.t('family:make_page'), data: opens(question.feature) }
    await turn.show({ text: html`${sentence}`, buttons: [[page ?? again]] })
    return null
  }
  const protect = asked.some(({ person }) => person.school.settings.protectContent)
  const names = pupilNames(turn.actor, turn.t)
  return { pupils, all, names, silence: silenceOf(turn, question, names), page, protect }
}

/** Whether the one who asks is also the one who may consent: a guardian, or a pupil old enough. */
const consentIsTheirs = ({ actor }: Turn): boolean =>
  personsOf(actor).some((person) => person.children.length > 0 || consentsForThemself(person))

const silenceOf = ({ actor, t }: Turn, { item, pupilId }: Question, names: Readers['names']) => {
  const withheld = ownPupils(actor).filter(({ items }) => items.has('basics') && !items.has(item))
  if (pupilId !== null || withheld.length === 0) return null
  const list = withheld.map((pupil) => names.get(pupil.pupilId)?.button ?? t('family:child')).join(', ')
  return t('family:withheld', { names: list })
}

const refusal = (turn: Turn, { item, feature }: Question, others: boolean) => {
  if (others) {
    return {
      text: html`${turn.t('errors:stale')}`,
      buttons: [[{ text: turn.t('family:show_fresh'), data: opens(feature) }]],
    }
  }
  const mine = consentIsTheirs(turn)
  const sentence = turn.t(`family:no_consent.${item}`, { context: mine ? 'own' : addressee(turn) })
  const give = { text: turn.t('family:give_consent'), data: opens('privacy') }
  return { text: html`${sentence}`, ...(mine && { buttons: [[give]] }) }
}

interface Words {
  readonly t: Translate
  readonly language: Language
}

/** What an answer as a whole is worded with. */
export const answerWords = ({ pupils }: Readers, { t, language }: Words): Words => ({
  t: sharedWords(t, pupils),
  language,
})

/** What one pupil's rows are worded with: a child at a college beside one at school has words of their own. */
export const rowWords = ({ pupils }: Readers, pupilId: PersonId, { t, language }: Words): Words => ({
  t: wordsOfPupil(t, pupils, pupilId),
  language,
})

/** The rows about pupils whose content may stand in the messenger. */
export const shownTo = <Row extends { readonly pupilId: PersonId }>(
  { pupils }: Readers,
  rows: readonly Row[],
): readonly Row[] => rows.filter((row) => pupils.some(({ pupilId }) => pupilId === row.pupilId))
