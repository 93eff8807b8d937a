import { staffRoles, type StaffRole } from '../../../journal/actor'
import { consentItems } from '../../../journal/settings'
import { next } from '../../support/factories'
import type { Dice } from './dice'

/** The day after the last of what is over on the day of the test. */
export const past = '2026-11-01'
const later = '2027-03-01'

/** A guardian's ward, and all that can stand between them. */
export interface Ward {
  readonly pupil: PlannedPerson
  readonly until: string | null
  readonly restricted: { readonly from: string; readonly until: string | null } | null
  readonly consents: readonly string[]
  readonly withdrawn: boolean
}

/** Somebody of a random school: a pupil, or an adult with any mixture of parts. */
export interface PlannedPerson {
  /** Unique in the whole run; stands in everything that is theirs alone. */
  readonly marker: string
  readonly school: number
  readonly leftOn: string | null
  readonly pupil: {
    readonly class: number
    readonly formerClass: number | null
    readonly bornOn: string
  } | null
  readonly ownConsents: readonly string[]
  readonly wards: readonly Ward[]
  readonly roles: readonly { readonly role: StaffRole; readonly until: string | null }[]
  readonly leads: readonly { readonly class: number; readonly until: string | null }[]
  readonly teaches: number | null
  /** Which account stands for them; several persons may share one. */
  readonly account: number | null
  readonly unlinked: boolean
}

/** Random schools before they are stored; classes are numbered within each. */
export interface Plan {
  readonly schools: number
  readonly people: readonly PlannedPerson[]
}

export const classesASchool = 2
export const accounts = 4

const nobody = { ownConsents: [], wards: [], roles: [], leads: [], teaches: null, pupil: null, leftOn: null }

const ended = (dice: Dice) => dice.pick([null, null, null, past, later])

function planPupil(dice: Dice, school: number): PlannedPerson {
  const own = dice.below(classesASchool)
  return {
    ...nobody,
    marker: `${next()}z`,
    school,
    pupil: {
      class: own,
      formerClass: dice.oneIn(4) ? 1 - own : null,
      bornOn: dice.pick(['2009-05-12', '2014-05-12']),
    },
    leftOn: dice.pick([null, null, null, null, past, later]),
    ownConsents: dice.oneIn(2) ? [...consentItems] : dice.some(consentItems),
    account: dice.oneIn(2) ? dice.below(accounts) : null,
    unlinked: dice.oneIn(10),
  }
}

const planWard = (dice: Dice, pupil: PlannedPerson): Ward => ({
  pupil,
  until: ended(dice),
  restricted: dice.pick([
    null,
    null,
    null,
    null,
    { from: past, until: null },
    { from: '2026-10-01', until: past },
    { from: later, until: null },
  ]),
  consents: dice.oneIn(4) ? dice.some(consentItems) : [...consentItems],
  withdrawn: dice.oneIn(8),
})

function planAdult(dice: Dice, school: number, pupils: readonly PlannedPerson[]): PlannedPerson {
  const wards = pupils.filter((pupil) => pupil.school === school && dice.oneIn(2))
  const works = dice.oneIn(2)
  return {
    ...nobody,
    marker: `${next()}z`,
    school,
    wards: wards.map((pupil) => planWard(dice, pupil)),
    roles: works ? [{ role: dice.pick(staffRoles), until: ended(dice) }] : [],
    leads: works && dice.oneIn(2) ? [{ class: dice.below(classesASchool), until: ended(dice) }] : [],
    teaches: works && dice.oneIn(2) ? dice.below(classesASchool) : null,
    leftOn: dice.pick([null, null, null, null, null, past]),
    account: dice.below(accounts),
    unlinked: dice.oneIn(10),
  }
}

/** Thinks up one or two schools with pupils, families and staff, and accounts that stand for one or more of them. */
export function planSchools(dice: Dice): Plan {
  const schools = 1 + dice.below(2)
  const each = <T>(count: () => number, make: (school: number) => T) =>
    Array.from({ length: schools }, (_, school) => Array.from({ length: count() }, () => make(school))).flat()
  const pupils = each(
    () => 2 + dice.below(2),
    (school) => planPupil(dice, school),
  )
  const adults = each(
    () => 3 + dice.below(3),
    (school) => planAdult(dice, school, pupils),
  )
  return { schools, people: [...pupils, ...adults] }
}
