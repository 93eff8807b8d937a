import { attendanceSpan, type AttendanceUnit } from '../../../journal/attendance/attendance-span'
import type { LocalDate, PersonId } from '../../../journal/ids'
import { readablePupils } from '../../../journal/people/policy'
import { pressHandler, type Feature, type Opening } from '../../feature'
import type { Turn } from '../../turn'
import { readAsked } from '../../ui/day-words'
import { ownPupils } from '../../ui/family/headings'
import { namedChild } from '../../ui/family/named-child'
import { answerWords, readersOf, shownTo } from '../../ui/family/readers'
import { attendanceCodec, type AttendancePress } from './codec'
import { showAttendance } from './show'

interface Span {
  readonly unit: AttendanceUnit
  readonly day: LocalDate | null
  readonly pupil: PersonId | null
  readonly page: number
}

async function span(turn: Turn, { unit, day, pupil, page }: Span) {
  const input = { unit, ...(day && { day }) }
  const readers = await readersOf(turn, {
    item: 'attendance',
    feature: 'attendance',
    view: 'attendance.span',
    input,
    pupilId: pupil,
  })
  if (!readers) return readers === null
  const rows = await turn.run(attendanceSpan, { ...input, ...(pupil && { pupilId: pupil }) })
  const words = answerWords(readers, turn)
  await turn.show(showAttendance(shownTo(readers, rows), { unit, chosen: pupil, page, readers }, words))
  turn.setTopic('attendance')
  return true
}

async function open(turn: Turn, { rest }: Opening): Promise<boolean> {
  const [pupil] = ownPupils(turn.actor)
  if (!pupil) return false
  const named = namedChild(turn.actor, rest)
  const { time, words } = readAsked(named.rest, pupil.person.today)
  if (words !== '') return false
  const show = (unit: AttendanceUnit, day: LocalDate | null = null) =>
    span(turn, { unit, day, pupil: named.pupilId, page: 0 })
  switch (time?.kind) {
    case 'month':
    case 'term':
      return show(time.kind)
    case 'week':
      return show('week', time.plain ? null : time.monday)
    case 'day':
      return show('week', time.day)
    case 'year':
      return false
    default:
      return show('week')
  }
}

/** What a family reads of attendance: missed lessons by reason and lateness, over a week, month or term. */
export const attendance: Feature = {
  name: 'attendance',
  commands: [{ command: 'attendance', visibleTo: (actor) => readablePupils(actor).length > 0 }],
  continues: true,
  open,
  callbacks: pressHandler(attendanceCodec, async (turn: Turn, pressed: AttendancePress) => {
    await span(turn, pressed)
  }),
}
