import type { MarksYear } from '../../../journal/marks/marks-years'
import type { PupilYear, SubjectYear } from '../../../journal/marks/year-marks'
import { addDays } from '../../../journal/clock'
import { twoDecimals } from '../../ui/dates'
import { headingOf } from '../../ui/family/headings'
import { markText } from '../../ui/family/mark-text'
import type { Readers } from '../../ui/family/readers'
import { inRows } from '../../ui/family/rows'
import { termName } from '../../ui/family/term-name'
import { bold, html, lines, type Html } from '../../ui/html'
import { paginate } from '../../ui/pages'
import type { Button, Screen } from '../../ui/screen'
import { marksCodec } from './codec'
import type { Words } from './show-week'

const buttonsShown = 12

/** The years and terms one may look back into. */
export function showYears(years: readonly MarksYear[], readers: Readers, { t }: Words): Screen {
  const several = new Set(years.map(({ pupilId }) => pupilId)).size > 1
  const owner = (year: MarksYear) => (several ? `${readers.names.get(year.pupilId)?.button ?? ''}: ` : '')
  const rows = years.map((year) => {
    const terms = year.terms.map((term) => termName(term, t)).join(', ')
    const label = readers.names.get(year.pupilId)?.named === false ? null : year.classLabel
    return html`${owner(year)}${[year.year, label].filter(Boolean).join(', ')}${terms ? ` — ${terms}` : ''}`
  })
  const buttons = years.flatMap((year): Button[] => [
    ...year.terms.map((term) => ({
      text: `${owner(year)}${termName(term, t)} ${year.year}`,
      data: marksCodec.data('term', { day: term.from, pupil: year.pupilId, page: 0 }),
    })),
    {
      text: `${owner(year)}${t('marks:year_button', { year: year.year })}`,
      data: marksCodec.data('year', { day: addDays(year.until, -1), pupil: year.pupilId, page: 0 }),
    },
  ])
  return {
    text: lines(bold(t('marks:years_title')), ...rows),
    buttons: inRows(buttons.slice(0, buttonsShown), 2),
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
  const title = lines(
    bold(t('marks:year_title', { year: year.year ?? '' })),
    headingOf(readers.names.get(year.pupilId), year.classLabel),
  )
  const rows = year.subjects.map((subject) => subjectRow(subject, words))
  const shown = paginate(
    title,
    [{ heading: null, rows: rows.length > 0 ? rows : [html`${t('marks:none_in_year')}`] }],
    page,
  )
  const turnTo = (to: number, text: string) => ({
    text,
    data: marksCodec.data('year', { day: year.from ?? '2020-01-01', pupil: year.pupilId, page: to }),
  })
  return {
    text: shown.text,
    protect: readers.protect,
    buttons: [
      ...inRows(
        [
          shown.page > 0 && turnTo(shown.page - 1, '◀'),
          shown.page < shown.pages - 1 && turnTo(shown.page + 1, '▶'),
        ],
        2,
      ),
      [{ text: t('marks:earlier'), data: marksCodec.data('years', { pupil: year.pupilId }) }],
    ],
  }
}
