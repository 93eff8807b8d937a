import { statement, type Connection } from '../connection'
import { findDemoSchools, readCast, savePart } from './demo-notes'

/** The parts that a visitor of the demo can try, each played by one person. */
export const demoParts = [
  'parentOfTwo',
  'fatherOfTwo',
  'pupil',
  'teacher',
  'classTeacher',
  'deputyHead',
  'director',
  'secretary',
  'administrator',
  'teacherParent',
  'motherInTwoSchools',
  'sameMotherThere',
  'firstGradeParent',
  'restrictedFather',
] as const

export type DemoPart = (typeof demoParts)[number]

/** Who plays a part. */
export interface DemoPerson {
  readonly schoolId: string
  readonly personId: string
}

/**
 * The demo's schools and the people for whom link codes are worth issuing.
 * `motherInTwoSchools` and `sameMotherThere` are one woman: her row in the main school and in the second one.
 */
export interface DemoCast {
  readonly schools: readonly { readonly id: string; readonly key: string; readonly zone: string }[]
  readonly people: Readonly<Record<DemoPart, DemoPerson>>
}

/** Finds the cast of a demo that was loaded earlier; null when there is no demo school. */
export async function findDemoCast(db: Connection): Promise<DemoCast | null> {
  const schools = await findDemoSchools(db)
  if (schools.length === 0) return null
  const parts = new Map((await readCast(db)).map(({ part, ...person }) => [part, person]))
  const people = demoParts.map((part) => {
    const person = parts.get(part)
    if (!person) {
      throw new Error(`The demo school has nobody for the part «${part}»: remove its data and start again`)
    }
    return [part, person] as const
  })
  return {
    schools: schools.map(({ id, key, zone }) => ({ id, key, zone })),
    people: Object.fromEntries(people) as Record<DemoPart, DemoPerson>,
  }
}

const readTeachersOf = statement<{ teacher: string | null; class_teacher: string | null }>(
  'demo read teachers of the cast',
  `select
     (select t.person_id from courses c join subjects s on s.id = c.subject_id join course_teachers t on t.course_id = c.id
       where c.class_id = k.id and s.name = 'Алгебра' order by t.id limit 1) as teacher,
     (select person_id from class_teachers where class_id = k.id order by id limit 1) as class_teacher
   from classes k where k.academic_year_id = $1 and k.label = '7Б'`,
)

/** Gives the parts of the teachers to those of the parent's elder child. */
export async function castTeachers(tx: Connection, schoolId: string, yearId: string): Promise<void> {
  const [found] = await tx.run(readTeachersOf, [yearId])
  if (found?.teacher) await savePart(tx, schoolId, 'teacher', found.teacher)
  if (found?.class_teacher) await savePart(tx, schoolId, 'classTeacher', found.class_teacher)
}
