import type { LocalDate, PersonId } from '../../../journal/ids'
import { readablePupils } from '../../../journal/people/policy'
import { timetableForDay } from '../../../journal/timetable/timetable-for-day'
import { timetableForWeek } from '../../../journal/timetable/timetable-for-week'
import type { ViewName } from '../../../journal/views/viewable'
import { pressHandler, type Feature, type Opening } from '../../feature'
import type { Turn } from '../../turn'
import { readAsked } from '../../ui/day-words'
import { ownPupils } from '../../ui/family/headings'
import { namedChild } from '../../ui/family/named-child'
import { answerWords, readersOf, shownTo } from '../../ui/family/readers'
import { timetableCodec, type TimetablePress } from './codec'
import { showDay } from './show-day'
import { showWeek } from './show-week'

type DayInput = { readonly day: LocalDate } | { readonly inDays: number } | Record<string, never>

const readers = (
  turn: Turn,
  view: ViewName,
  input: Readonly<Record<string, string | number>>,
  pupilId: PersonId | null,
) => readersOf(turn, { item: 'basics', feature: 'timetable', view, input, pupilId })

async function day(turn: Turn, asked: DayInput, pupilId: PersonId | null, page: number) {
  const found = await readers(turn, 'timetable.day', asked, pupilId)
  if (!found) return found === null
  const rows = await turn.run(timetableForDay, { ...asked, ...(pupilId && { pupilId }) })
  const words = answerWords(found, turn)
  await turn.show(showDay(shownTo(found, rows), { chosen: pupilId, page, readers: found }, words))
  turn.setTopic('timetable')
  return true
}

interface WeekChoice {
  readonly monday: LocalDate | null
  readonly pupil: PersonId | null
  readonly page: number
  readonly topics: boolean
}

async function week(turn: Turn, { monday, pupil, page, topics }: WeekChoice) {
  const input = monday === null ? {} : { monday }
  const found = await readers(turn, 'timetable.week', input, pupil)
  if (!found) return found === null
  const rows = await turn.run(timetableForWeek, { ...input, ...(pupil && { pupilId: pupil }) })
  const choice = { chosen: pupil, page, topics, readers: found }
  await turn.show(showWeek(shownTo(found, rows), choice, answerWords(found, turn)))
  turn.setTopic('timetable')
  return true
}

const topicWords = new Set(['topics', 'темы', 'темы недели', 'темы уроков'])

async function open(turn: Turn, opening: Opening): Promise<boolean> {
  const [pupil] = ownPupils(turn.actor)
  if (!pupil) return false
  const { pupilId, rest } = namedChild(turn.actor, opening.rest)
  if (topicWords.has(rest)) {
    return week(turn, { monday: null, pupil: pupilId, page: 0, topics: true })
  }
  const { time, words } = readAsked(rest, pupil.person.today)
  if (words !== '') return false
  switch (time?.kind) {
    case undefined:
      return day(turn, {}, pupilId, 0)
    case 'in_days':
      return day(turn, { inDays: time.inDays }, pupilId, 0)
    case 'day':
      return day(turn, { day: time.day }, pupilId, 0)
    case 'week':
      return week(turn, { monday: time.plain ? null : time.monday, pupil: pupilId, page: 0, topics: false })
    default:
      return false
  }
}

const press = async (turn: Turn, pressed: TimetablePress): Promise<void> => {
  if (pressed.action === 'day') await day(turn, { day: pressed.day }, pressed.pupil, pressed.page)
  else await week(turn, { ...pressed, topics: pressed.action === 'topics' })
}

/** What a family reads of the timetable: bells, rooms, changes; a day, the week, the topics of its lessons. */
export const timetable: Feature = {
  name: 'timetable',
  commands: [{ command: 'timetable', visibleTo: (actor) => readablePupils(actor).length > 0 }],
  continues: true,
  open,
  callbacks: pressHandler(timetableCodec, press),
}
