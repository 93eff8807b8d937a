import { statement, type Connection } from '../connection'
import { insertRows } from './insert-rows'

/** A demo school as later starts find it. */
export interface DemoSchool {
  readonly id: string
  readonly zone: string
  /** The key of its spec. */
  readonly key: string
  readonly seed: number
  /** Everything up to this instant (milliseconds) has happened in its journal; null before the first filling. */
  readonly filledTo: number | null
}

interface NoteRow {
  school_id: string
  zone: string
  entity: string
  external_id: string
  entity_id: string
}

const system = 'demo'

const readNotes = statement<NoteRow>(
  'demo read notes',
  `select s.id as school_id, s.time_zone as zone, e.entity, e.external_id, e.entity_id
   from schools s join external_ids e on e.school_id = s.id and e.system = '${system}'
   where s.demo and s.closed_at is null order by s.id, e.entity, e.external_id`,
)

const saveNote = statement(
  'demo save note',
  `insert into external_ids (school_id, system, entity, external_id, entity_id) values ($1, '${system}', $2, $3, $4)
   on conflict (school_id, system, entity, external_id) do update set entity_id = excluded.entity_id`,
)

/** The demo schools in the order of their creation; empty when none was ever loaded. */
export async function findDemoSchools(tx: Connection): Promise<DemoSchool[]> {
  const schools = new Map<string, DemoSchool>()
  for (const row of await tx.run(readNotes)) {
    const school = schools.get(row.school_id) ?? {
      id: row.school_id,
      zone: row.zone,
      key: '',
      seed: 1,
      filledTo: null,
    }
    if (row.entity === 'spec') {
      schools.set(school.id, { ...school, key: row.external_id, seed: Number(row.entity_id) })
    } else if (row.entity === 'filled') schools.set(school.id, { ...school, filledTo: Number(row.entity_id) })
    else schools.set(school.id, school)
  }
  return [...schools.values()]
}

/** The people of the cast by the names of their parts, with their schools. */
export async function readCast(
  tx: Connection,
): Promise<{ part: string; schoolId: string; personId: string }[]> {
  const rows = await tx.run(readNotes)
  return rows
    .filter(({ entity }) => entity === 'part')
    .map((row) => ({ part: row.external_id, schoolId: row.school_id, personId: row.entity_id }))
}

/** Remembers how far the school's journal has been filled. */
export const saveFilledTo = (tx: Connection, schoolId: string, to: number) =>
  tx.run(saveNote, [schoolId, 'filled', 'to', String(to)])

/** Remembers who plays a part, in place of whoever did. */
export const savePart = (tx: Connection, schoolId: string, part: string, personId: string) =>
  tx.run(saveNote, [schoolId, 'part', part, personId])

/** Remembers from which spec and seed the school grows. */
export const saveOrigin = (tx: Connection, schoolId: string, key: string, seed: number) =>
  insertRows(tx, 'external_ids', [
    { school_id: schoolId, system, entity: 'spec', external_id: key, entity_id: String(seed) },
  ])
