import { statement, type Connection } from '../connection'
import { bells } from './bells'
import { subjects } from './curriculum'
import { insertRows, withIds, type Row } from './insert-rows'
import type { SchoolSpec } from './school-spec'
import { attendanceCodes, workTypes } from './texts/classroom-texts'

const insertSchool = statement<{ id: string }>(
  'demo insert school',
  `insert into schools (kind, name, short_name, address, phone, data_officer, time_zone, demo, created_at)
   values ('school', $1, $2, $3, $4, 'Секретарь школы', $5, true, $6) returning id`,
)

const insertSettings = statement(
  'demo insert settings',
  `insert into school_settings (school_id, valid_from, settings, created_at) values ($1, $2, '{}', $3)`,
)

/** Creates the school with its default settings; answers its id. */
export async function createSchool(
  tx: Connection,
  spec: SchoolSpec,
  validFrom: string,
  createdAt: string,
): Promise<string> {
  const values = [spec.name, spec.shortName, spec.address, spec.phone, spec.zone, createdAt]
  const [school] = await tx.run(insertSchool, values)
  if (!school) throw new Error('The demo school was not stored')
  await tx.run(insertSettings, [school.id, validFrom, createdAt])
  return school.id
}

const gyms = ['Спортзал 1', 'Спортзал 2', 'Спортплощадка', 'Малый зал']

/** Names of the teachers' rooms in the order of hiring: a room each, so that no room is asked for twice. */
const roomNames = (spec: SchoolSpec): string[] => {
  let gym = 0
  let primary = 0
  let other = 0
  return spec.professions.flatMap((profession) =>
    Array.from({ length: profession.count }, () => {
      if (profession.subjects.includes('pe')) return gyms[gym++] ?? `Зал ${gym}`
      return profession.primary ? String(101 + primary++) : String(201 + other++)
    }),
  )
}

/** Fills what all years of the school share: rooms, subjects, bells, kinds of work, letters of the register. */
export async function fillSchoolBase(tx: Connection, schoolId: string, spec: SchoolSpec): Promise<void> {
  const own = <T extends Row>(rows: readonly T[]) => rows.map((row) => ({ school_id: schoolId, ...row }))
  const rooms = roomNames(spec).map((name) => ({ name, capacity: name.length > 3 ? 60 : 30 }))
  await insertRows(tx, 'rooms', await withIds(tx, 'rooms', own(rooms)))
  const named = subjects.map(({ name, shortName }) => ({ name, short_name: shortName }))
  await insertRows(tx, 'subjects', await withIds(tx, 'subjects', own(named)))
  const shifts = ([1, 2] as const).map((shift) => ({ name: `${shift}-я смена`, shift }))
  const schedules = await withIds(tx, 'bell_schedules', own(shifts))
  await insertRows(tx, 'bell_schedules', schedules)
  const rings = schedules.flatMap(({ id, shift }) =>
    bells[shift].map(([starts, ends], index) => ({
      schedule_id: id,
      number: index + 1,
      starts_at: starts,
      ends_at: ends,
    })),
  )
  await insertRows(tx, 'bells', rings)
  const works = workTypes.map((type, position) => ({
    name: type.name,
    short_name: type.shortName,
    weight: type.weight,
    position,
  }))
  await insertRows(tx, 'work_types', own(works))
  await insertRows(
    tx,
    'attendance_codes',
    own(attendanceCodes.map(([code, presence, reason]) => ({ code, presence, reason }))),
  )
}
