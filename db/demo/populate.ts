import type { Connection } from '../connection'
import { mainFamilies, secondFamilies } from './cast-families'
import type { DemoPart } from './cast'
import { addDays } from './days'
import {
  makeFamilies,
  makeFixedFamily,
  type Family,
  type FamilyMaker,
  type Pupil,
  type Seat,
} from './families'
import { insertRows, reserveIds, type Row } from './insert-rows'
import { personRow, type Person } from './person'
import { randomOf } from './random'
import { lettersOf, type SchoolSpec } from './school-spec'
import { makeStaff, motherTeaches, type StaffMember } from './staff'

/** Everybody of a new demo school. */
export interface Population {
  readonly staff: readonly StaffMember[]
  readonly pupils: readonly Pupil[]
  /** The parts of the cast that are settled by the families and the staff. */
  readonly parts: ReadonlyMap<DemoPart, string>
}

/** Where and when people are invented. */
export interface Populating {
  readonly schoolId: string
  readonly spec: SchoolSpec
  readonly seed: number
  /** The calendar year in which the academic year begins. */
  readonly year: number
  readonly createdAt: string
}

const seatsOf = (spec: SchoolSpec, maker: FamilyMaker, taken: readonly Pupil[]): Seat[] =>
  Object.entries(spec.classes).flatMap(([grade, letters]) =>
    lettersOf(letters).flatMap((letter) => {
      const label = `${grade}${letter}`
      const size = maker.random.int(...spec.classSize) - taken.filter((pupil) => pupil.label === label).length
      return Array.from({ length: size }, (): Seat => ({ label, grade: Number(grade) }))
    }),
  )

/** Invents and stores the staff, the families and what relates them. */
export async function populate(tx: Connection, where: Populating): Promise<Population> {
  const { spec, seed, year, schoolId, createdAt } = where
  const random = randomOf(seed, spec.key, 'people')
  const classCount = Object.values(spec.classes).join('').length
  const nextId = await reserveIds(tx, 'people', 80 + classCount * spec.classSize[1] * 3)
  const maker: FamilyMaker = { nextId, random, year }
  const staff = makeStaff(spec, nextId, year, random)
  const teacherParent = staff[professionStart(spec, motherTeaches)] ?? staff[0]
  const fixed = spec.key === 'main' && teacherParent ? mainFamilies(teacherParent) : secondFamilies
  const cast = fixed.map((one) => makeFixedFamily(maker, one))
  const seats = seatsOf(
    spec,
    maker,
    cast.flatMap(({ children }) => children),
  )
  const families = [...cast, ...makeFamilies(maker, seats)]
  const known = new Map<string, Person>()
  for (const { person } of staff) known.set(person.id, person)
  for (const { adults, children } of families) {
    for (const { person } of [...adults, ...children]) known.set(person.id, person)
  }
  await insertRows(
    tx,
    'people',
    [...known.values()].map((person) => personRow(person, schoolId, createdAt)),
  )
  const administrator = staff.find(({ roles }) => roles.includes('administrator'))?.person.id ?? null
  await insertRows(tx, 'staff_roles', rolesOf(where, staff))
  await storeGuardians(tx, where, families, administrator)
  return {
    staff,
    pupils: families.flatMap(({ children }) => children),
    parts: partsOf(spec, staff, cast, families),
  }
}

/** The place, in the order of hiring, of the first teacher of a subject. */
const professionStart = (spec: SchoolSpec, subject: string) => {
  const index = spec.professions.findIndex(({ subjects }) => subjects.includes(subject))
  return spec.professions.slice(0, index).reduce((sum, { count }) => sum + count, 0)
}

const rolesOf = ({ schoolId, year }: Populating, staff: readonly StaffMember[]): Row[] =>
  staff.flatMap(({ person, roles }) =>
    roles.map((role) => ({ school_id: schoolId, person_id: person.id, role, from_on: `${year - 3}-09-01` })),
  )

/** Stores who is responsible for whom. */
export async function storeGuardians(
  tx: Connection,
  { schoolId, year }: Pick<Populating, 'schoolId' | 'year'>,
  families: readonly Family[],
  verifiedBy: string | null,
): Promise<void> {
  const fromOn = `${year - 1}-08-20`
  const rows = families.flatMap(({ adults, children }) =>
    adults.flatMap(({ person, relation }) =>
      children.map((child): Row => {
        const isRestricted =
          relation === 'father' && child.person.givenName === 'Полина' && child.person.surname === 'Тихонова'
        return {
          school_id: schoolId,
          guardian_id: person.id,
          pupil_id: child.person.id,
          relation,
          from_on: fromOn,
          restricted_from: isRestricted ? fromOn : null,
          restriction_basis: isRestricted ? 'Решение суда' : null,
          verified_by_id: verifiedBy,
          verified_on: verifiedBy === null ? null : addDays(fromOn, 5),
          label: relation === 'mother' ? child.familiar : null,
        }
      }),
    ),
  )
  await insertRows(tx, 'guardianships', rows)
}

function partsOf(
  spec: SchoolSpec,
  staff: readonly StaffMember[],
  cast: readonly Family[],
  families: readonly Family[],
): Map<DemoPart, string> {
  const parts = new Map<DemoPart, string>()
  const give = (part: DemoPart, person: Person | undefined) => person && parts.set(part, person.id)
  const adult = (family: number, place: number) => cast[family]?.adults[place]?.person
  if (spec.key !== 'main') return new Map(give('sameMotherThere', adult(0, 0)) ?? [])
  const inRole = (role: StaffMember['roles'][number]) =>
    staff.find(({ roles }) => roles.includes(role))?.person
  const pupils = families.slice(cast.length).flatMap(({ children }) => children)
  give('parentOfTwo', adult(0, 0))
  give('fatherOfTwo', adult(0, 1))
  give('motherInTwoSchools', adult(1, 0))
  give('teacherParent', adult(2, 0))
  give('restrictedFather', adult(3, 1))
  give('firstGradeParent', adult(cast.length - 1, 0))
  give('pupil', pupils.find(({ label }) => label === '10А')?.person)
  give('deputyHead', inRole('deputy_head'))
  give('director', inRole('director'))
  give('secretary', inRole('secretary'))
  give('administrator', inRole('administrator'))
  return parts
}
