import { ageOn } from '../clock'
import {
  covers,
  isHere,
  personsOf,
  type Actor,
  type ActorChild,
  type ActorPerson,
  type ReadablePupil,
  type StaffRole,
} from '../actor'
import type { ClassId, PersonId, SchoolId } from '../ids'
import type { ConsentItem } from '../settings'

/** Whether a pupil is old enough at their school to consent for themself; unknown age counts as not. */
export const consentsForThemself = ({ bornOn, today, school }: ActorPerson): boolean =>
  bornOn !== null && ageOn(bornOn, today) >= school.settings.ownConsentAge

/** Items a pupil reads about themself: their own consent from the school's age on, a guardian's at any age. */
const ownItems = (person: ActorPerson): ReadonlySet<string> =>
  new Set([...person.guardianConsentItems, ...(consentsForThemself(person) ? person.consentItems : [])])

/** Everyone an account may read about as guardian or pupil, with the items consented to (S0 3.6.6–3.6.7; S2-И 3.6). */
export function readablePupils(actor: Actor): ReadablePupil[] {
  return personsOf(actor).flatMap((person) => [
    ...(person.class
      ? [{ person, pupilId: person.personId, child: undefined, class: person.class, items: ownItems(person) }]
      : []),
    ...currentChildren(person).map((child) => ({
      person,
      pupilId: child.pupilId,
      child,
      class: child.class,
      items: new Set(child.consentItems),
    })),
  ])
}

/**
 * The pupils behind a family's question: all of an account's own with that item consented to, or the one that was named.
 * @returns null when there is none, which answers as if the pupil did not exist
 */
export function pupilsWith(
  actor: Actor,
  item: ConsentItem,
  pupilId?: PersonId,
): readonly ReadablePupil[] | null {
  const pupils = readablePupils(actor).filter(
    ({ items, pupilId: id }) => items.has('basics') && items.has(item) && (!pupilId || id === pupilId),
  )
  return pupils.length > 0 ? pupils : null
}

/** Items without which nobody is linked: what the school requires, and the basics, without which nothing can be shown. */
export const requiredItems = ({ school }: Pick<ActorPerson, 'school'>): readonly ConsentItem[] => [
  ...new Set<ConsentItem>(['basics', ...school.settings.requiredConsentItems]),
]

/** Whether consents that cover these items are enough at this person's school. */
export const coversRequired = (person: Pick<ActorPerson, 'school'>, items: readonly string[]): boolean =>
  requiredItems(person).every((item) => items.includes(item))

/** A guardian's children who are still at the school and whose guardianship holds today. */
export const currentChildren = (person: ActorPerson): readonly ActorChild[] =>
  person.children.filter((child) => isHere(child.leftOn, person.today) && covers(child, person.today))

/** Children whom a guardian's account may not be shown yet, because required consent items are missing. */
export const childrenAwaitingConsent = (person: ActorPerson): readonly ActorChild[] =>
  currentChildren(person).filter((child) => !coversRequired(person, child.consentItems))

/** Whether a person works at the school today: by a role, a course or a class they lead. */
export const isStaff = ({ roles, courses, classesLed, today }: ActorPerson): boolean =>
  roles.length > 0 || [...courses, ...classesLed].some((spell) => covers(spell, today))

/** Whether a person is a pupil of the school, between two years too; leavers are told by {@link isHere}. */
export const isPupil = (person: ActorPerson): boolean => person.class !== null && !isStaff(person)

const personsAt = (actor: Actor, schoolId: SchoolId) =>
  personsOf(actor).filter(({ school }) => school.id === schoolId)

/** Whether a person is one of those an account stands for. */
export const isOwnPerson = (actor: Actor, personId: PersonId): boolean =>
  personsOf(actor).some((person) => person.personId === personId)

/** Whether an actor holds one of these roles at a school today. */
export const hasRole = (actor: Actor, schoolId: SchoolId, ...roles: readonly StaffRole[]): boolean =>
  personsAt(actor, schoolId).some((person) => person.roles.some((role) => roles.includes(role)))

/** The classes that an actor leads at a school today (S4 4.3.9; S3-П 1.6). */
export const classesLedBy = (actor: Actor, schoolId: SchoolId): ReadonlySet<ClassId> =>
  new Set(
    personsAt(actor, schoolId).flatMap(({ classesLed, today }) =>
      classesLed.filter((spell) => covers(spell, today)).map(({ classId }) => classId),
    ),
  )
