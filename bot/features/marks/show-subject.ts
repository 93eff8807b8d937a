import { isCounting } from '../../../journal/marks/average'
import type { CardMark, SubjectCard } from '../../../journal/marks/subject-marks'
import type { Language } from '../../../locales/translate'
import { twoDecimals, weekdayAndDate } from '../../ui/dates'
import { headingOf } from '../../ui/family/headings'
import { markText, workName } from '../../ui/family/mark-text'
import { pageButtons } from '../../ui/family/page-buttons'
import type { Readers } from '../../ui/family/readers'
import { inRows } from '../../ui/family/rows'
import { termName } from '../../ui/family/term-name'
import { bold, html, lines, type Html } from '../../ui/html'
import { paginate } from '../../ui/pages'
import type { Screen } from '../../ui/screen'
import { marksCodec } from './codec'
import type { Words } from './mark-in-list'
import { averageText } from './show-week'

const number = (value: number, language: Language): string =>
  new Intl.NumberFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { maximumFractionDigits: 2 }).format(value)

const rowOf = (mark: CardMark, today: string, { t, language }: Words): Html => {
  const day = weekdayAndDate(mark.day, language, today)
  const value = markText(mark.mark, t)
  const details = [
    mark.work && workName(mark.work),
    mark.weight !== 1 && t('marks:weight', { weight: number(mark.weight, language) }),
    mark.title && `«${mark.title}»`,
    mark.topic && t('marks:topic', { topic: mark.topic }),
    mark.previous && !mark.withdrawn && t('marks:corrected', { mark: markText(mark.previous, t) }),
    (mark.previous ?? mark.withdrawn) && mark.reason && t('marks:reason', { reason: `«${mark.reason}»` }),
    mark.mark.kind === 'number' && !mark.counting && !mark.withdrawn && t('marks:not_counted'),
  ].filter(Boolean)
  const entry = mark.withdrawn ? t('marks:withdrawn', { mark: value }) : value
  const comment = mark.comment ? html` — «${mark.comment}»` : null
  return html`${day}: ${bold(entry)}${details.length > 0 ? `, ${details.join(', ')}` : ''}${comment}`
}

/** The worked formula of an average with its actual numbers: «(5·2 + 4·1) / 3 = 4,67»; without weights when all are 1. */
export function formula({ marks, sums, average }: SubjectCard, language: Language): string | null {
  if (average === null) return null
  const counting = marks
    .map(({ mark, ...rest }) => ({
      value: mark.kind === 'number' ? mark.value : null,
      weight: rest.weight,
      counts: rest.counting,
      withdrawn: rest.withdrawn,
    }))
    .filter(isCounting)
  const weighted = counting.some(({ weight }) => weight !== 1)
  const terms = counting.map(({ value, weight }) =>
    weighted ? `${value}·${number(weight, language)}` : String(value),
  )
  return `(${terms.join(' + ')}) / ${number(sums.weight, language)} = ${twoDecimals(average, language)}`
}

/** The newest marks are the ones looked for, so a card opens on its last page: larger numbers mean that. */
export const lastPage = 99

/** The card of one subject: its marks one by one and, when asked, how the average is counted. */
export function showSubject(
  card: SubjectCard,
  { readers, explain, page }: { readers: Readers; explain: boolean; page: number },
  words: Words,
): Screen {
  const { t, language } = words
  const name = headingOf(readers.names.get(card.pupilId), card.classLabel)
  const term = card.term ? termName(card.term, t) : null
  const title = lines(
    html`${bold(card.subject)}${averageText(card, words)}`,
    html`${[name, term].filter(Boolean).join(' · ')}`,
  )
  const rows = card.marks.map((mark) => rowOf(mark, card.today, words))
  const worked = explain ? formula(card, language) : null
  const explanation = worked ? [html`${t('marks:how_counted')} ${worked}`] : []
  const day = card.term?.from ?? card.today
  const press = { pupil: card.pupilId, subject: card.subjectId, day }
  const shown = paginate(title, [{ heading: null, rows: [...rows, ...explanation] }], page)
  const turnTo = (to: number) =>
    marksCodec.data('subject', { ...press, formula: explain ? 'show' : 'hide', page: to })
  return {
    text: rows.length > 0 ? shown.text : lines(title, html`${t('marks:none_in_term')}`),
    protect: readers.protect,
    buttons: [
      ...pageButtons(shown, turnTo),
      ...inRows(
        [
          !explain &&
            card.average !== null && {
              text: t('marks:how_counted_button'),
              data: marksCodec.data('subject', { ...press, formula: 'show', page: lastPage }),
            },
          {
            text: t('marks:back_to_term', { context: card.term?.kind ?? 'year' }),
            data: marksCodec.data('term', { day, pupil: card.pupilId, page: 0 }),
          },
        ],
        2,
      ),
    ],
  }
}
