import { statement, type Connection } from '../connection'
import type { AcademicCalendar } from './academic-calendar'
import { castTeachers } from './cast'
import { iso } from './days'
import type { DemoSchool } from './demo-notes'
import { makeFamilies, type FamilyMaker, type Seat } from './families'
import { insertRows, reserveIds } from './insert-rows'
import { openYear } from './open-year'
import { personRow } from './person'
import { storeGuardians } from './populate'
import { randomOf } from './random'
import { lettersOf, type SchoolSpec } from './school-spec'
import type { ClassLine } from './teaching-load'

interface LineRow {
  label: string
  grade: number
  class_teacher_id: string | null
  pupil_ids: string[]
}

const readLines = statement<LineRow>(
  'demo read classes',
  `select k.label, k.grade, (select person_id from class_teachers where class_id = k.id order by id limit 1) as class_teacher_id,
     coalesce((select array_agg(m.pupil_id::text order by p.sort_key, p.id) from class_memberships m join people p on p.id = m.pupil_id
       where m.class_id = k.id and m.until_on is null), '{}') as pupil_ids
   from classes k where k.school_id = $1 and k.academic_year_id = $2 and k.grade is not null order by k.grade, k.label`,
)

const letLeave = statement(
  'demo let leave',
  'update people set left_on = $2 where id = any($1::bigint[]) and left_on is null',
)
const replacePupil = statement(
  'demo replace the pupil of the cast',
  `update external_ids set entity_id = $3 where school_id = $1 and system = 'demo' and entity = 'part'
     and external_id = 'pupil' and entity_id = any($2::bigint[])`,
)

/** A class as the spec runs it in a year of study. */
export const classLine = (
  spec: SchoolSpec,
  grade: number,
  letter: string,
  pupilIds: readonly string[],
  classTeacherId: string | null,
): ClassLine => ({
  label: `${grade}${letter}`,
  grade,
  shift: spec.secondShift.includes(grade) ? 2 : 1,
  days: spec.sixDays.includes(grade) ? 6 : 5,
  pupilIds,
  classTeacherId,
})

/** What opening the next year takes. */
export interface RollOver {
  readonly school: DemoSchool
  readonly spec: SchoolSpec
  readonly lastYearId: string
  readonly calendar: AcademicCalendar
}

/**
 * Opens the next academic year: every class is a year older, the last grade leaves, first-graders come.
 * Marks, results and lessons of the years before stay as they are. Answers the new year's id.
 */
export async function rollOver(
  tx: Connection,
  { school, spec, lastYearId, calendar }: RollOver,
): Promise<string> {
  const rows = await tx.run(readLines, [school.id, lastYearId])
  const goesOn = ({ label, grade }: LineRow) =>
    grade < spec.lastGrade && (grade !== 9 || spec.seniorLetters.includes(label.slice(-1)))
  const promoted = rows
    .filter(goesOn)
    .map((row) => classLine(spec, row.grade + 1, row.label.slice(-1), row.pupil_ids, row.class_teacher_id))
  const leavers = rows.filter((row) => !goesOn(row)).flatMap((row) => row.pupil_ids)
  await tx.run(letLeave, [leavers, calendar.fromOn])
  const first = await admitFirstGraders(tx, { school, spec, calendar }, promoted)
  const lines = [...first, ...promoted]
  const yearId = await openYear(tx, { school, spec, calendar, lines })
  const tenth = lines.find(({ label }) => label === '10А')?.pupilIds[0]
  if (tenth) await tx.run(replacePupil, [school.id, leavers, tenth])
  if (spec.key === 'main') await castTeachers(tx, school.id, yearId)
  return yearId
}

async function admitFirstGraders(
  tx: Connection,
  { school, spec, calendar }: Omit<RollOver, 'lastYearId'>,
  promoted: readonly ClassLine[],
): Promise<ClassLine[]> {
  const classCount = Object.values(spec.classes).join('').length
  const primary = promoted.filter(({ grade }) => grade < 5).length
  const count = Math.max(0, Math.min(3, spec.primaryClasses - primary, classCount - promoted.length))
  const letters = lettersOf('АБВ').slice(0, count)
  const random = randomOf(school.seed, school.key, 'first-graders', calendar.name)
  const nextId = await reserveIds(tx, 'people', count * spec.classSize[1] * 3)
  const maker: FamilyMaker = { nextId, random, year: calendar.start }
  const seats = letters.flatMap((letter) =>
    Array.from({ length: random.int(...spec.classSize) }, (): Seat => ({ label: `1${letter}`, grade: 1 })),
  )
  const families = makeFamilies(maker, seats)
  const people = families.flatMap(({ adults, children }) =>
    [...adults, ...children].map(({ person }) => person),
  )
  const createdAt = iso(Date.parse(`${calendar.start}-08-20T09:00:00Z`))
  await insertRows(
    tx,
    'people',
    people.map((person) => personRow(person, school.id, createdAt)),
  )
  await storeGuardians(tx, { schoolId: school.id, year: calendar.start + 1 }, families, null)
  const children = families.flatMap((family) => family.children)
  return letters.map((letter) =>
    classLine(spec, 1, letter, inRegisterOrder(children.filter(({ label }) => label === `1${letter}`)), null),
  )
}

/** Ids of pupils as a register lists them. */
export const inRegisterOrder = (
  pupils: readonly { readonly person: { id: string; surname: string; givenName: string } }[],
) =>
  [...pupils]
    .sort((a, b) =>
      `${a.person.surname} ${a.person.givenName}`.localeCompare(
        `${b.person.surname} ${b.person.givenName}`,
        'ru',
      ),
    )
    .map(({ person }) => person.id)
