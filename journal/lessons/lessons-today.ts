import { z } from 'zod'
import { lessonsOfTeachers, type TeacherLessonRecord } from '../../db/queries/lessons-today'
import { personsOf } from '../actor'
import type { LocalDate } from '../ids'
import { read } from '../operation'
import { isStaff } from '../people/policy'

/** A teacher's lesson; part says whether they teach it for another, or another for them. */
export interface TeacherLesson extends TeacherLessonRecord {
  readonly zone: string
}

/** A teacher's day at all their schools, in order of time. */
export interface TeacherDay {
  readonly today: LocalDate
  readonly lessons: readonly TeacherLesson[]
}

/** The lessons that the one who asks teaches today, substitutions included (T1; S0 3.7.3). */
export const lessonsToday = read({
  name: 'lessons.today',
  input: z.strictObject({}),
  scope(actor) {
    const staff = personsOf(actor).filter(isStaff)
    const [first] = staff
    return first ? { staff, today: first.today } : null
  },
  async select({ db, scope: { staff, today } }): Promise<TeacherDay> {
    const zones = new Map(staff.map(({ school }) => [school.id, school.zone]))
    const rows = await db.run(lessonsOfTeachers, [
      staff.map(({ personId }) => personId),
      staff.map((person) => person.today),
    ])
    return { today, lessons: rows.map((row) => ({ ...row, zone: zones.get(row.schoolId) ?? 'UTC' })) }
  },
})
