import type { PupilTerm, SubjectTerm } from '../../../journal/marks/term-marks'
import type { ShownMark } from '../../../journal/marks/shown-mark'
import { addDays } from '../../../journal/clock'
import type { PersonId } from '../../../journal/ids'
import { dayRange } from '../../ui/dates'
import { childButtons } from '../../ui/family/child-buttons'
import { headingOf } from '../../ui/family/headings'
import { markText } from '../../ui/family/mark-text'
import { pageButtons } from '../../ui/family/page-buttons'
import { rowWords, type Readers } from '../../ui/family/readers'
import { buttonText, inRows } from '../../ui/family/rows'
import { termName } from '../../ui/family/term-name'
import { bold, html, type Html } from '../../ui/html'
import { paginate } from '../../ui/pages'
import type { Screen } from '../../ui/screen'
import { marksCodec } from './codec'
import { markInList, type Words } from './mark-in-list'
import { lastPage } from './show-subject'
import { averageText } from './show-week'

/** Marks with what is known of them, or bare where there are many. */
const listed = (marks: readonly ShownMark[], { t }: Words): string =>
  marks.map((mark) => (marks.length <= 8 ? markInList(mark, t) : markText(mark.mark, t))).join(', ')

const subjectRow = (subject: SubjectTerm, alone: boolean, words: Words): Html => {
  const { t } = words
  const standing = subject.marks.filter(({ withdrawn }) => !withdrawn)
  const counted = standing.length > 0 ? t('marks:count', { count: standing.length }) : ''
  const marks = alone ? listed(standing, words) : counted
  const result = subject.result ? ` · ${t('marks:result', { mark: markText(subject.result, t) })}` : ''
  return html`${subject.subject} — ${marks || t('marks:no_marks')}${averageText(subject, words)}${result}`
}

const rowsOf = (pupil: PupilTerm, alone: boolean, words: Words): Html[] => {
  if (pupil.withoutMarks) return [html`${words.t('marks:without_marks', { grade: pupil.grade })}`]
  if (pupil.subjects.length === 0) return [html`${words.t('marks:none_in_term')}`]
  return pupil.subjects.map((subject) => subjectRow(subject, alone, words))
}

const termTitle = ({ term, today }: PupilTerm, { t, language }: Words): string =>
  term
    ? `${termName(term, t)} · ${dayRange(term.from, addDays(term.until, -1), language, today)}`
    : t('marks:no_term')

const daysOf = (pupil: PupilTerm) => pupil.term?.from ?? pupil.today

/** A whole term: with every mark for one child, counts and averages for several. */
export function showTerm(
  pupils: readonly PupilTerm[],
  { chosen, page, readers }: { chosen: PersonId | null; page: number; readers: Readers },
  words: Words,
): Screen {
  const { t } = words
  const [first] = pupils
  const alone = pupils.length === 1
  const together = pupils.every((pupil) => termTitle(pupil, words) === (first && termTitle(first, words)))
  const title = bold(
    together && first ? `${t('marks:title')} · ${termTitle(first, words)}` : t('marks:title'),
  )
  const blocks = pupils.map((pupil) => {
    const name = headingOf(readers.names.get(pupil.pupilId), pupil.classLabel)
    const heading = [name, together ? null : termTitle(pupil, words)].filter(Boolean).join(' · ')
    return {
      heading: heading ? bold(heading) : null,
      rows: rowsOf(pupil, alone, rowWords(readers, pupil.pupilId, words)),
    }
  })
  const day = first ? daysOf(first) : '2020-01-01'
  const shown = paginate(title, blocks, page)
  const data = (pupil: PersonId | null, to = 0) => marksCodec.data('term', { day, pupil: pupil, page: to })
  const only = alone ? first : undefined
  return {
    text: shown.text,
    protect: readers.protect,
    buttons: [
      ...pageButtons(shown, (to) => data(chosen, to)),
      ...inRows(
        (only?.subjects ?? []).map(({ subject, subjectId }) => ({
          text: buttonText(subject),
          data: marksCodec.data('subject', {
            pupil: only?.pupilId ?? '0',
            subject: subjectId,
            day: only ? daysOf(only) : day,
            formula: 'hide',
            page: lastPage,
          }),
        })),
        2,
      ),
      ...childButtons(readers, chosen, (pupil) => data(pupil), t),
      ...inRows(
        [
          {
            text: t('marks:week_button'),
            data: marksCodec.data('week', { monday: first?.today ?? day, pupil: chosen }),
          },
          { text: t('marks:earlier'), data: marksCodec.data('years', { pupil: chosen }) },
        ],
        2,
      ),
      ...inRows([readers.page], 1),
    ],
  }
}
