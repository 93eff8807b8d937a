import type { MarksYear } from '../../../journal/marks/marks-years'
import type { PupilYear, SubjectYear } from '../../../journal/marks/year-marks'
import type { PersonId } from '../../../journal/ids'
import { addDays } from '../../../journal/clock'
import { twoDecimals } from '../../ui/dates'
import { childButtons } from '../../ui/family/child-buttons'
import { headingOf } from '../../ui/family/headings'
import { markText } from '../../ui/family/mark-text'
import { pageButtons } from '../../ui/family/page-buttons'
import type { Readers } from '../../ui/family/readers'
import { inRows } from '../../ui/family/rows'
import { termName } from '../../ui/family/term-name'
import { bold, html, lines, type Html } from '../../ui/html'
import { paginate } from '../../ui/pages'
import type { Button, Screen } from '../../ui/screen'
import { marksCodec } from './codec'
import type { Words } from './mark-in-list'

const buttonsShown = 20

/** «Четверти и годы», «Полугодия и годы»: by what the years are divided into. */
const title = (years: readonly MarksYear[], t: Words['t']): string => {
  const kinds = new Set(years.flatMap(({ terms }) => terms.map(({ kind }) => kind)))
  const [kind] = kinds
  return t('marks:years_title', { context: kinds.size === 1 ? kind : undefined })
}

const yearButtons = ({ pupilId, year, until, terms }: MarksYear, t: Words['t']): Button[][] => [
  ...inRows(
    terms.map((term) => ({
      text: `${termName(term, t)} ${year}`,
      data: marksCodec.data('term', { day: term.from, pupil: pupilId, page: 0 }),
    })),
    2,
  ),
  [
    {
      text: t('marks:year_button', { year }),
      data: marksCodec.data('year', { day: addDays(until, -1), pupil: pupilId, page: 0 }),
    },
  ],
]

/** The years and terms one may look back into; of several children first which of them. */
export function showYears(
  years: readonly MarksYear[],
  { chosen, readers }: { chosen: PersonId | null; readers: Readers },
  { t }: Words,
): Screen {
  const pupils = [...new Set(years.map(({ pupilId }) => pupilId))]
  const rowOf = (year: MarksYear) => {
    const terms = year.terms.map((term) => termName(term, t)).join(', ')
    const label = readers.names.get(year.pupilId)?.named === false ? null : year.classLabel
    return html`${[year.year, label].filter(Boolean).join(', ')}${terms ? ` — ${terms}` : ''}`
  }
  const rows = pupils.flatMap((pupilId) => [
    readers.all.length > 1 ? bold(readers.names.get(pupilId)?.button ?? '') : null,
    ...years.filter((year) => year.pupilId === pupilId).map(rowOf),
  ])
  const choices = pupils.length === 1 ? years.flatMap((year) => yearButtons(year, t)) : []
  return {
    text: lines(bold(title(years, t)), ...rows),
    buttons: [
      ...choices.slice(0, buttonsShown),
      ...childButtons(readers, chosen, (pupil) => marksCodec.data('years', { pupil }), t),
      [
        {
          text: t('marks:week_button'),
          data: marksCodec.data('week', {
            monday: readers.pupils[0]?.person.today ?? '2020-01-06',
            pupil: chosen,
          }),
        },
      ],
    ],
    protect: readers.protect,
  }
}

const subjectRow = (subject: SubjectYear, { t, language }: Words): Html => {
  const terms = subject.terms.map(({ result, average }) => {
    if (result) return markText(result, t)
    return average === null ? '–' : t('marks:average', { value: twoDecimals(average, language) })
  })
  const results = subject.results.map(({ kind, mark }) =>
    t(`marks:year_results.${kind}`, { mark: markText(mark, t) }),
  )
  const columns = [...(terms.length > 0 ? [terms.join(', ')] : []), ...results]
  return html`${subject.subject} — ${columns.join(' · ')}`
}

/** One school year by subject: term after term, then the results of the year. */
export function showYear(year: PupilYear, page: number, readers: Readers, words: Words): Screen {
  const { t } = words
  const heading = lines(
    bold(t('marks:year_title', { year: year.year ?? '' })),
    headingOf(readers.names.get(year.pupilId), year.classLabel),
  )
  const rows = year.subjects.map((subject) => subjectRow(subject, words))
  const shown = paginate(
    heading,
    [{ heading: null, rows: rows.length > 0 ? rows : [html`${t('marks:none_in_year')}`] }],
    page,
  )
  const turnTo = (to: number) =>
    marksCodec.data('year', { day: year.from ?? '2020-01-01', pupil: year.pupilId, page: to })
  return {
    text: shown.text,
    protect: readers.protect,
    buttons: [
      ...pageButtons(shown, turnTo),
      [{ text: t('marks:earlier'), data: marksCodec.data('years', { pupil: year.pupilId }) }],
    ],
  }
}
