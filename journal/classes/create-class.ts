import { z } from 'zod'
import { insertClass, type ClassRecord } from '../../db/queries/classes'
import { lockSchool, openSchool } from '../../db/queries/schools'
import { id } from '../ids'
import { classLabel, gradeOf } from '../imports/formats/school-names'
import { write } from '../operation'
import { enrols } from '../people/enrolment-policy'
import { firstOfYear, takeAcademicYear } from './academic-year'
import { classFields } from './fields'

const { label, grade, shift, daysAWeek, academicYear } = classFields

/**
 * Opens a class, or a college's group, of one academic year (D6).
 * @throws conflict when the year has a class of that label
 */
export const createClass = write({
  name: 'create-class',
  input: z.strictObject({
    schoolId: id,
    label,
    grade: grade.optional(),
    shift: shift.default(1),
    daysAWeek: daysAWeek.default(5),
    academicYear: academicYear.optional(),
  }),
  async load({ tx, input, now }) {
    // Locked, so that two first classes do not both make the year.
    await tx.run(lockSchool, [input.schoolId])
    return (await tx.run(openSchool, [input.schoolId, now]))[0] ?? null
  },
  allow: (actor, school) => enrols(actor, school.id),
  async execute({ tx, subject: school, input }) {
    const { schoolId, shift, daysAWeek } = input
    const first = input.academicYear ? `${input.academicYear.slice(0, 4)}-09-01` : firstOfYear(school.today)
    const year = await takeAcademicYear(tx, schoolId, first)
    const label = classLabel(input.label)
    const grade = input.grade ?? (school.kind === 'school' ? gradeOf(label) : null)
    const values = { schoolId, label, grade, shift, daysAWeek }
    const classId = await insertClass(tx, { ...values, academicYearId: year.id })
    const result: ClassRecord = { id: classId, ...values, academicYear: year.name, teachers: [] }
    return {
      result,
      audit: [
        { schoolId, subjectKind: 'class', subjectId: classId, after: { ...values, academicYear: year.name } },
      ],
    }
  },
})
