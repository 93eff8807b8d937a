import type { LocalDate } from '../../journal/ids'
import type { ConsentItem } from '../../journal/settings'
import type { Language, Translate } from '../../locales/translate'
import { fullDate } from './dates'
import { bold, html, lines, type Html } from './html'

/** What a consent message says of the school. */
export interface Operator {
  readonly name: string
  readonly address: string | null
  readonly dataOfficer: string | null
}

/** One item as it stands on the screen. */
export interface ShownItem {
  readonly item: ConsentItem
  readonly required: boolean
  readonly chosen: boolean
}

interface ConsentMessage {
  readonly operator: Operator
  /** Who consents and for whom, a sentence without names of children. */
  readonly giver: string
  readonly items: readonly ShownItem[]
  readonly fromOn: LocalDate
}

const mark = (chosen: boolean) => (chosen ? '☑' : '☐')

const itemText = (t: Translate, { item, required, chosen }: ShownItem): string =>
  `${mark(chosen)} ${t(`start:consent.items.${item}`)}${required ? ` (${t('start:consent.required')})` : ''}`

/** The label of a switch under a consent message. */
export const itemLabel = (t: Translate, { item, chosen }: ShownItem): string =>
  `${mark(chosen)} ${t(`start:consent.short_items.${item}`)}`

const operatorLine = (t: Translate, { name, address, dataOfficer }: Operator): string =>
  [
    t('start:consent.operator', { operator: [name, address].filter(Boolean).join(', ') }),
    dataOfficer && t('start:consent.officer', { officer: dataOfficer }),
  ]
    .filter(Boolean)
    .join(' ')

/** The consent message: who asks, who consents, to what, for how long and how it ends (S3 Прил. 2). */
export const consentMessage = (
  t: Translate,
  language: Language,
  { operator, giver, items, fromOn }: ConsentMessage,
): Html =>
  lines(
    bold(t('start:consent.title')),
    operatorLine(t, operator),
    giver,
    '',
    t('start:consent.what'),
    ...items.map((item) => itemText(t, item)),
    html`${t('start:consent.use')}`,
    t('start:consent.term', { from: fullDate(fromOn, language) }),
    t('start:consent.withdrawal'),
    t('start:consent.refusal'),
  )

interface ConsentDocument {
  readonly operator: Operator
  readonly textVersion: string
  /** The school's own wording, or null for the standard one. */
  readonly text: string | null
  readonly giver: string
  /** What was given, and under which number and since when; null for the text as it is offered. */
  readonly given: {
    readonly number: string
    readonly fromOn: LocalDate
    readonly items: readonly ConsentItem[]
  } | null
}

/** The full consent document as a plain text file. */
export function consentDocument(
  t: Translate,
  language: Language,
  { operator, textVersion, text, giver, given }: ConsentDocument,
): string {
  const head = given
    ? t('start:document.numbered', { number: given.number, date: fullDate(given.fromOn, language) })
    : t('start:document.title')
  const items = given?.items.map((item) => `— ${t(`start:consent.items.${item}`)}`) ?? []
  return [
    head,
    '',
    operatorLine(t, operator),
    giver,
    '',
    text ?? t('start:document.text'),
    ...(given ? ['', t('start:document.given'), ...items] : []),
    '',
    t('start:document.version', { version: textVersion }),
    '',
  ].join('\n')
}
