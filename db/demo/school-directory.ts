import { statement, type Connection } from '../connection'
import { subjectKeyOf } from './curriculum'
import type { SchoolSpec } from './school-spec'
import type { Teacher } from './teaching-load'

/** What opening a year needs to find again in the school: teachers, subjects and bell schedules. */
export interface SchoolDirectory {
  readonly teachers: readonly Teacher[]
  readonly subjectIds: ReadonlyMap<string, string>
  readonly scheduleIds: ReadonlyMap<number, string>
}

const readTeachers = statement<{ id: string }>(
  'demo read teachers',
  `select person_id as id from staff_roles where school_id = $1 and role = 'teacher' order by person_id`,
)
const readRooms = statement<{ id: string }>(
  'demo read rooms',
  'select id from rooms where school_id = $1 order by id',
)
const readSubjects = statement<{ id: string; name: string }>(
  'demo read subjects',
  'select id, name from subjects where school_id = $1 order by id',
)
const readSchedules = statement<{ id: string; shift: number }>(
  'demo read bell schedules',
  'select id, shift from bell_schedules where school_id = $1 order by id desc',
)

/** Reads the directory; the order of hiring tells each teacher's profession and room. */
export async function readDirectory(
  tx: Connection,
  schoolId: string,
  spec: SchoolSpec,
): Promise<SchoolDirectory> {
  const people = await tx.run(readTeachers, [schoolId])
  const rooms = await tx.run(readRooms, [schoolId])
  const subjects = await tx.run(readSubjects, [schoolId])
  const schedules = await tx.run(readSchedules, [schoolId])
  const places = spec.professions.flatMap(({ count }, profession) =>
    Array.from({ length: count }, () => profession),
  )
  return {
    teachers: places.flatMap((profession, index): Teacher[] => {
      const [person, room] = [people[index], rooms[index]]
      return person && room ? [{ id: person.id, profession, roomId: room.id }] : []
    }),
    subjectIds: new Map(subjects.map(({ id, name }) => [subjectKeyOf(name) ?? name, id])),
    scheduleIds: new Map(schedules.map(({ id, shift }) => [shift, id])),
  }
}
