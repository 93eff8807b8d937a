import { fullName, nameKey } from '../formats/person-name'
import type { Roster, RosterPupil } from '../formats/roster/read-roster'
import { classKey } from '../formats/school-names'
import type { Place } from '../problem'
import { GuardianMatcher } from './guardians'
import { grouped, later, questionId, type Plan, type RowOf } from './plan'
import { ensureClass, joinClass, membershipIn } from './school-class'

type Person = RowOf<'people'>
type Year = RowOf<'academicYears'>

/** How a roster names a pupil: name and birth date, or name and class where no date is given. */
const pupilKey = ({ name, birthOn, classLabel }: RosterPupil) =>
  `pupil:${nameKey(name)}|${birthOn ?? `class ${classKey(classLabel)}`}`

/** Plans a roster: pupils, their classes in the given year, their guardians. */
export function planRoster(plan: Plan, roster: Roster, year: Year): void {
  const { draft } = plan
  const people = grouped(draft.rows('people'), nameKey)
  const guardians = new GuardianMatcher(plan, people)
  const sharedKeys = grouped(roster.pupils, pupilKey)
  const named = new Set<string>()
  for (const pupil of roster.pupils) {
    const place = { file: roster.file, row: pupil.row }
    const [first] = sharedKeys.get(pupilKey(pupil)) ?? []
    if (first && first !== pupil && contradicts(first, pupil)) {
      plan.list.error('pupil_twice', place, { name: fullName(pupil.name), first: first.row })
      continue
    }
    const person = planPupil(plan, pupil, place, people, sharedKeys)
    if (!person) continue
    named.add(person.id)
    const schoolClass = ensureClass(plan, year, pupil.classLabel, place)
    const enteredOn = { school: pupil.enteredSchoolOn, class: pupil.enteredClassOn }
    if (joinClass(plan, year, schoolClass, person.id, enteredOn)) {
      plan.list.warn('pupil_moved', place, { name: fullName(pupil.name), class: schoolClass.label })
    }
    for (const parent of pupil.parents) guardians.plan(parent, person, pupilKey(pupil), place)
  }
  warnOfAbsent(plan, roster, year, named)
}

const contradicts = (a: RosterPupil, b: RosterPupil) =>
  classKey(a.classLabel) !== classKey(b.classLabel) || a.birthOn === null

function planPupil(
  plan: Plan,
  pupil: RosterPupil,
  place: Place,
  people: Map<string, Person[]>,
  sharedKeys: Map<string, RosterPupil[]>,
): Person | null {
  const { draft, ids } = plan
  const key = pupilKey(pupil)
  const known = draft.row('people', ids.find('roster', 'person', key))
  const found = known ?? findByName(plan, pupil, place, people.get(nameKey(pupil.name)) ?? [], sharedKeys)
  if (found === 'ambiguous') return null
  if (found?.leftOn && found.leftOn <= plan.today && !returns(plan, pupil, place, found)) return null
  if (found) {
    const corrected = pupil.birthOn ?? found.birthOn
    draft.change('people', found, { birthOn: corrected, sex: pupil.sex ?? found.sex }, 'pupils')
  }
  const person =
    found ??
    draft.add('people', { ...pupil.name, sex: pupil.sex, birthOn: pupil.birthOn, leftOn: null }, 'pupils')
  if (!found) people.set(nameKey(pupil.name), [...(people.get(nameKey(pupil.name)) ?? []), person])
  ids.set('roster', 'person', key, person.id)
  return person
}

/** Namesakes with different birth dates are two; a date that differs within one class may be a correction, which is asked. */
function findByName(
  plan: Plan,
  pupil: RosterPupil,
  place: Place,
  namesakes: readonly Person[],
  sharedKeys: Map<string, RosterPupil[]>,
): Person | 'ambiguous' | undefined {
  const { draft, list, decisions } = plan
  const inClass = (person: Person) =>
    draft
      .rows('classMemberships')
      .some(
        (m) =>
          m.pupilId === person.id &&
          classKey(draft.row('classes', m.classId)?.label ?? '') === classKey(pupil.classLabel),
      )
  const sameDay = namesakes.filter((p) => p.birthOn !== null && p.birthOn === pupil.birthOn)
  const undated = namesakes.filter((p) => (p.birthOn === null || pupil.birthOn === null) && inClass(p))
  const candidates = sameDay.length > 0 ? sameDay : undated
  if (candidates.length > 1) {
    list.error('pupil_ambiguous', place, { name: fullName(pupil.name) })
    return 'ambiguous'
  }
  if (candidates[0]) return candidates[0]
  const other = namesakes.find((p) => {
    const ownRow = sharedKeys.has(`pupil:${nameKey(pupil.name)}|${p.birthOn ?? ''}`)
    return inClass(p) && !ownRow
  })
  if (!other) return undefined
  const id = questionId('birth-date', nameKey(pupil.name), pupil.birthOn ?? '', other.birthOn ?? '')
  const params = { name: fullName(pupil.name), birth: pupil.birthOn ?? '', other: other.birthOn ?? '' }
  list.ask(id, decisions[id] === 'same' ? 'birth_date_corrected' : 'namesake_in_class', place, params)
  return decisions[id] === 'same' ? other : undefined
}

function returns(
  { draft, list, decisions }: Plan,
  pupil: RosterPupil,
  place: Place,
  person: Person,
): boolean {
  const id = questionId('returned', nameKey(pupil.name), pupil.birthOn ?? '')
  const back = decisions[id] === 'returned'
  list.ask(id, back ? 'leaver_returns' : 'leaver_in_file', place, {
    name: fullName(pupil.name),
    day: person.leftOn ?? '',
  })
  if (back) draft.change('people', person, { leftOn: null }, 'pupils')
  return back
}

/** Pupils whom a class has and its part of the file lacks may have left; only the school can say. */
function warnOfAbsent(plan: Plan, roster: Roster, year: Year, named: ReadonlySet<string>): void {
  const { draft, list } = plan
  const keys = new Set(roster.pupils.map(({ classLabel }) => classKey(classLabel)))
  const day = later(plan.today, year.fromOn)
  for (const schoolClass of draft.rows('classes')) {
    if (schoolClass.academicYearId !== year.id || !keys.has(classKey(schoolClass.label))) continue
    const absent = draft.rows('classMemberships').filter((m) => {
      const here = m.classId === schoolClass.id && (m.untilOn === null || m.untilOn > day)
      return here && !named.has(m.pupilId) && membershipIn(plan, year, m.pupilId) === m
    })
    if (absent.length > 0) {
      list.warn(
        'pupils_not_in_file',
        { file: roster.file },
        { class: schoolClass.label, count: absent.length },
      )
    }
  }
}
