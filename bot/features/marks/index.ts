import type { LocalDate, PersonId, SubjectId } from '../../../journal/ids'
import { matchesSubject } from '../../../journal/homework/matches-subject'
import { marksYears } from '../../../journal/marks/marks-years'
import { subjectMarks } from '../../../journal/marks/subject-marks'
import { termMarks } from '../../../journal/marks/term-marks'
import { weekMarks } from '../../../journal/marks/week-marks'
import { yearMarks } from '../../../journal/marks/year-marks'
import { readablePupils } from '../../../journal/people/policy'
import { pressHandler, type Feature, type Opening } from '../../feature'
import type { Turn } from '../../turn'
import { readAsked } from '../../ui/day-words'
import { ownPupils } from '../../ui/family/headings'
import { namedChild } from '../../ui/family/named-child'
import { answerWords, readersOf, shownTo } from '../../ui/family/readers'
import type { ViewName } from '../../../journal/views/viewable'
import { marksCodec, type MarksPress } from './codec'
import { lastPage, showSubject } from './show-subject'
import { showTerm } from './show-term'
import { showWeek } from './show-week'
import { showYear, showYears } from './show-years'

const readers = (
  turn: Turn,
  view: ViewName,
  input: Readonly<Record<string, string>>,
  pupilId: PersonId | null,
) => readersOf(turn, { item: 'marks', feature: 'marks', view, input, pupilId })

async function week(turn: Turn, monday: LocalDate | null, pupilId: PersonId | null) {
  const input = monday === null ? {} : { monday }
  const found = await readers(turn, 'marks.week', input, pupilId)
  if (!found) return found === null
  const weeks = await turn.run(weekMarks, { ...input, ...(pupilId && { pupilId }) })
  await turn.show(showWeek(shownTo(found, weeks), pupilId, found, answerWords(found, turn)))
  turn.setTopic('marks')
  return true
}

async function term(turn: Turn, day: LocalDate | null, pupilId: PersonId | null, page: number) {
  const input = day === null ? {} : { day }
  const found = await readers(turn, 'marks.term', input, pupilId)
  if (!found) return found === null
  const terms = await turn.run(termMarks, { ...input, ...(pupilId && { pupilId }) })
  const choice = { chosen: pupilId, page, readers: found }
  await turn.show(showTerm(shownTo(found, terms), choice, answerWords(found, turn)))
  turn.setTopic('marks')
  return true
}

async function subject(
  turn: Turn,
  {
    pupil,
    subject: subjectId,
    day,
    explain,
    page,
  }: { pupil: PersonId; subject: SubjectId; day?: LocalDate; explain: boolean; page: number },
) {
  const found = await readers(turn, 'marks.term', day ? { day } : {}, pupil)
  if (!found) return
  const card = await turn.run(subjectMarks, { pupilId: pupil, subjectId, ...(day && { day }) })
  await turn.show(showSubject(card, { readers: found, explain, page }, answerWords(found, turn)))
}

async function years(turn: Turn, pupilId: PersonId | null) {
  const found = await readers(turn, 'marks.term', {}, pupilId)
  if (!found) return
  const rows = await turn.run(marksYears, pupilId ? { pupilId } : {})
  await turn.show(
    showYears(shownTo(found, rows), { chosen: pupilId, readers: found }, answerWords(found, turn)),
  )
}

async function year(turn: Turn, day: LocalDate, pupilId: PersonId, page: number) {
  const found = await readers(turn, 'marks.term', { day }, pupilId)
  if (!found) return
  const [row] = await turn.run(yearMarks, { day, pupilId })
  if (row) await turn.show(showYear(row, page, found, answerWords(found, turn)))
}

/** «оценки алгебра»: the card of the subject for an only child, the term with that subject alone for several. */
async function ofSubject(turn: Turn, words: string, pupilId: PersonId | null) {
  const found = await readers(turn, 'marks.term', {}, pupilId)
  if (!found) return found === null
  const terms = shownTo(found, await turn.run(termMarks, pupilId ? { pupilId } : {}))
    .map((row) => ({ ...row, subjects: row.subjects.filter((s) => matchesSubject(s.subject, words)) }))
    .filter(({ subjects }) => subjects.length > 0)
  const [first] = terms
  const [only] = first?.subjects ?? []
  if (!first || !only) return false
  if (terms.length === 1 && first.subjects.length === 1) {
    await subject(turn, { pupil: first.pupilId, subject: only.subjectId, explain: false, page: lastPage })
  } else {
    await turn.show(showTerm(terms, { chosen: pupilId, page: 0, readers: found }, answerWords(found, turn)))
  }
  turn.setTopic('marks')
  return true
}

async function open(turn: Turn, { rest }: Opening): Promise<boolean> {
  const [pupil] = ownPupils(turn.actor)
  if (!pupil) return false
  const named = namedChild(turn.actor, rest)
  const { pupilId } = named
  const { time, words } = readAsked(named.rest, pupil.person.today)
  if (words !== '') return ofSubject(turn, words, pupilId)
  switch (time?.kind) {
    case undefined:
      return week(turn, null, pupilId)
    case 'week':
      return week(turn, time.plain ? null : time.monday, pupilId)
    case 'day':
      return week(turn, time.day, pupilId)
    case 'in_days':
      return time.inDays <= 0 ? week(turn, null, pupilId) : false
    case 'term':
    case 'month':
      return term(turn, null, pupilId, 0)
    case 'year':
      await years(turn, pupilId)
      return true
  }
}

const press = async (turn: Turn, pressed: MarksPress): Promise<void> => {
  switch (pressed.action) {
    case 'week':
      await week(turn, pressed.monday, pressed.pupil)
      return
    case 'term':
      await term(turn, pressed.day, pressed.pupil, pressed.page)
      return
    case 'subject':
      return subject(turn, { ...pressed, explain: pressed.formula === 'show' })
    case 'years':
      return years(turn, pressed.pupil)
    case 'year':
      return year(turn, pressed.day, pressed.pupil, pressed.page)
  }
}

/** What a family reads of marks: the week, the term, a subject with its worked average, earlier terms and years. */
export const marks: Feature = {
  name: 'marks',
  commands: [{ command: 'marks', visibleTo: (actor) => readablePupils(actor).length > 0 }],
  continues: true,
  open,
  callbacks: pressHandler(marksCodec, press),
}
