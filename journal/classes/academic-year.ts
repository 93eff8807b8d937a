import type { Connection } from '../../db/connection'
import { academicYearOn, insertAcademicYear, type AcademicYearRecord } from '../../db/queries/classes'
import type { LocalDate, SchoolId } from '../ids'

/** The 1 September on which the year of a day begins for enrolment: August opens the coming year (D6). */
export function firstOfYear(day: LocalDate): LocalDate {
  const year = Number(day.slice(0, 4))
  return `${day.slice(5, 7) >= '08' ? year : year - 1}-09-01`
}

/** The academic year of a school around its 1 September; made, from 1 September to 31 August, when there is none. */
export async function takeAcademicYear(
  tx: Connection,
  schoolId: SchoolId,
  firstOfSeptember: LocalDate,
): Promise<AcademicYearRecord> {
  const [known] = await tx.run(academicYearOn, [schoolId, firstOfSeptember])
  if (known) return known
  const year = Number(firstOfSeptember.slice(0, 4))
  const [made] = await tx.run(insertAcademicYear, [
    schoolId,
    `${year}/${year + 1}`,
    firstOfSeptember,
    `${year + 1}-09-01`,
  ])
  if (!made) throw new Error('The academic year was not stored')
  return made
}
