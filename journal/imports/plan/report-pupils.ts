import type { Report } from '../formats/read-report'
import { fullName, nameKey } from '../formats/person-name'
import { classKey } from '../formats/school-names'
import type { ReportHead } from '../formats/report-head'
import type { Place } from '../problem'
import { ensureYear } from './academic-year'
import { grouped, type Plan, type RowOf } from './plan'
import { ensureClass, findClass, joinClass, membershipIn } from './school-class'

type Year = RowOf<'academicYears'>
type Person = RowOf<'people'>

/** A block of a report with the pupil, class and year it is about. */
export interface ReportPupil {
  readonly pupil: Person
  readonly schoolClass: RowOf<'classes'>
  readonly year: Year
}

/** Finds the pupils of reports' blocks by full name and class; a block's pupil by its place. */
export function findReportPupils(plan: Plan, reports: readonly Report[]): ReadonlyMap<Place, ReportPupil> {
  const { draft, list } = plan
  const pupilIds = new Set(draft.rows('classMemberships').map(({ pupilId }) => pupilId))
  const pupils = grouped(
    draft.rows('people').filter(({ id }) => pupilIds.has(id)),
    nameKey,
  )
  const result = new Map<Place, ReportPupil>()
  for (const { blocks } of reports) {
    for (const block of blocks) {
      const year = ensureYear(plan, block.yearFrom, block.place)
      const found = findPupil(plan, block, year, pupils.get(nameKey(block.name)) ?? [])
      const params = { name: fullName(block.name), class: block.classLabel, year: year.name }
      if (typeof found === 'string') {
        list.error(found, block.place, params)
        continue
      }
      const schoolClass = ensureClass(plan, year, block.classLabel, block.place)
      if (!membershipIn(plan, year, found.id)) {
        joinClass(plan, year, schoolClass, found.id, { school: null, class: null })
        list.warn('pupil_put_into_class', block.place, params)
      }
      result.set(block.place, { pupil: found, schoolClass, year })
    }
  }
  return result
}

function findPupil(
  plan: Plan,
  head: ReportHead & { readonly place: Place },
  year: Year,
  namesakes: readonly Person[],
): Person | 'report_pupil_unknown' | 'report_pupil_ambiguous' {
  const { draft, ids } = plan
  const key = `pupil:${year.name}|${classKey(head.classLabel)}|${nameKey(head.name)}`
  const known = draft.row('people', ids.find('report', 'person', key))
  const schoolClass = findClass(plan, year, head.classLabel)
  const inClass = namesakes.filter((p) =>
    draft.rows('classMemberships').some((m) => m.pupilId === p.id && m.classId === schoolClass?.id),
  )
  const inYear = (p: Person) => membershipIn(plan, year, p.id) !== undefined
  // A pupil known only from other years may have been in this class; one who was in another class of the year was not.
  const fitting =
    inClass.length > 0 ? inClass : namesakes.filter((p) => !inYear(p) && couldBeIn(plan, p, head, year))
  const candidates = known ? [known] : fitting
  if (candidates.length > 1) return 'report_pupil_ambiguous'
  const [pupil] = candidates
  if (!pupil) return 'report_pupil_unknown'
  ids.set('report', 'person', key, pupil.id)
  return pupil
}

/** Whether the years of study a pupil was in elsewhere agree with the report's class of that year. */
function couldBeIn(plan: Plan, person: Person, head: ReportHead, year: Year): boolean {
  const { draft } = plan
  const grade = parseInt(head.classLabel, 10)
  return draft
    .rows('classMemberships')
    .filter((m) => m.pupilId === person.id)
    .every((m) => {
      const schoolClass = draft.row('classes', m.classId)
      // A roster without a year of its own lands in the present one, though its classes are the report's.
      if (schoolClass && classKey(schoolClass.label) === classKey(head.classLabel)) return true
      const other = draft.row('academicYears', schoolClass?.academicYearId ?? null)
      if (!schoolClass?.grade || !other || !grade) return true
      const years = Number(other.fromOn.slice(0, 4)) - Number(year.fromOn.slice(0, 4))
      // One year repeated is possible, two years skipped are not.
      return Math.abs(schoolClass.grade - grade - years) <= 1
    })
}
