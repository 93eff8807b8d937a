import { homeworkFiles } from '../../../journal/homework/homework-files'
import { homeworkForDay } from '../../../journal/homework/homework-for-day'
import { homeworkForSubject } from '../../../journal/homework/homework-for-subject'
import { homeworkForWeek } from '../../../journal/homework/homework-for-week'
import type { LocalDate, PersonId } from '../../../journal/ids'
import { readablePupils } from '../../../journal/people/policy'
import type { ViewName } from '../../../journal/views/viewable'
import { pressHandler, type Feature, type Opening } from '../../feature'
import type { Turn } from '../../turn'
import { readAsked } from '../../ui/day-words'
import { ownPupils } from '../../ui/family/headings'
import { namedChild } from '../../ui/family/named-child'
import { answerWords, readersOf, shownTo } from '../../ui/family/readers'
import { html } from '../../ui/html'
import { homeworkCodec, type HomeworkPress } from './codec'
import { showDay } from './show-day'
import { showSubject, showWeek } from './show-week'

type DayInput = { readonly day: LocalDate } | { readonly inDays: number } | Record<string, never>

const readers = (
  turn: Turn,
  view: ViewName,
  input: Readonly<Record<string, string | number>>,
  pupilId: PersonId | null,
) => readersOf(turn, { item: 'basics', feature: 'homework', view, input, pupilId })

async function day(turn: Turn, asked: DayInput, pupilId: PersonId | null, page: number) {
  const found = await readers(turn, 'homework.day', asked, pupilId)
  if (!found) return found === null
  const rows = await turn.run(homeworkForDay, { ...asked, ...(pupilId && { pupilId }) })
  const words = answerWords(found, turn)
  await turn.show(showDay(shownTo(found, rows), { chosen: pupilId, page, readers: found }, words))
  turn.setTopic('homework')
  return true
}

async function week(turn: Turn, monday: LocalDate | null, pupilId: PersonId | null, page: number) {
  const input = monday === null ? {} : { monday }
  const found = await readers(turn, 'homework.week', input, pupilId)
  if (!found) return found === null
  const rows = await turn.run(homeworkForWeek, { ...input, ...(pupilId && { pupilId }) })
  const words = answerWords(found, turn)
  await turn.show(showWeek(shownTo(found, rows), { chosen: pupilId, page, readers: found }, words))
  turn.setTopic('homework')
  return true
}

/** «дз алгебра»; false when no subject of the family's children is meant by the words. */
async function ofSubject(turn: Turn, words: string, pupilId: PersonId | null) {
  const found = await readers(turn, 'homework.day', {}, pupilId)
  if (!found) return found === null
  const rows = shownTo(
    found,
    await turn.run(homeworkForSubject, { subject: words, ...(pupilId && { pupilId }) }),
  )
  const matching = rows.filter((row) => row.found.length > 0)
  if (matching.length === 0) return false
  await turn.show(showSubject(matching, found, answerWords(found, turn)))
  turn.setTopic('homework')
  return true
}

async function files(turn: Turn, pupilId: PersonId, due: LocalDate) {
  const found = await readers(turn, 'homework.day', { day: due }, pupilId)
  if (!found) return
  const sent = await turn.run(homeworkFiles, { pupilId, day: due })
  if (sent.length === 0) return turn.toast(turn.t('homework:no_files'))
  for (const { subject, ...file } of sent) {
    await turn.sendFile({ ...file, caption: html`${subject}`, protect: found.protect })
  }
}

async function open(turn: Turn, { rest }: Opening): Promise<boolean> {
  const [pupil] = ownPupils(turn.actor)
  if (!pupil) return false
  const named = namedChild(turn.actor, rest)
  const { pupilId } = named
  const { time, words } = readAsked(named.rest, pupil.person.today)
  if (words.length > 60) return false
  if (words !== '') return ofSubject(turn, words, pupilId)
  switch (time?.kind) {
    case undefined:
      return day(turn, {}, pupilId, 0)
    case 'in_days':
      return day(turn, { inDays: time.inDays }, pupilId, 0)
    case 'day':
      return day(turn, { day: time.day }, pupilId, 0)
    case 'week':
      return week(turn, time.plain ? null : time.monday, pupilId, 0)
    default:
      return false
  }
}

const press = async (turn: Turn, pressed: HomeworkPress): Promise<void> => {
  if (pressed.action === 'day') await day(turn, { day: pressed.day }, pressed.pupil, pressed.page)
  if (pressed.action === 'week') await week(turn, pressed.monday, pressed.pupil, pressed.page)
  if (pressed.action === 'files') await files(turn, pressed.pupil, pressed.day)
}

/** What a family reads of homework: what is still to be done first, any day, the week, one subject, the files. */
export const homework: Feature = {
  name: 'homework',
  commands: [{ command: 'homework', visibleTo: (actor) => readablePupils(actor).length > 0 }],
  continues: true,
  open,
  callbacks: pressHandler(homeworkCodec, press),
}
