import { covers, personsOf, type Actor, type ActorPerson, type ApiScope } from '../actor'
import type { ClassId, SchoolId } from '../ids'
import { classesLedBy, currentChildren, hasRole, isStaff } from '../people/policy'

/** Whether the actor is somebody at a messenger, known or not. */
export const isMessengerUser = (actor: Actor): boolean =>
  actor.kind === 'account' || actor.kind === 'stranger'

/** Whether a program of ours asks: a scheduled job or the operator's command line. */
export const isOwnProgram = (actor: Actor): boolean => actor.kind === 'job' || actor.kind === 'command'

/** Whether an API key reaches a school with this scope; a null school is one that only keys for all schools reach. */
export const hasScope = (actor: Actor, scope: ApiScope, schoolId: SchoolId | null): boolean =>
  actor.kind === 'apiKey' &&
  actor.scopes.includes(scope) &&
  (actor.schoolId === null || actor.schoolId === schoolId)

/** Whether the actor administers access at a school (S0 3.6.2; S4 4.3.9). */
export const administersAccess = (actor: Actor, schoolId: SchoolId): boolean =>
  hasRole(actor, schoolId, 'administrator', 'technical_administrator')

/** The classes that somebody belongs to as pupil or as a guardian of pupils, today. */
const classesOf = (person: ActorPerson): ClassId[] =>
  [person.class, ...currentChildren(person).map((child) => child.class)].flatMap((spell) =>
    spell && covers(spell, person.today) ? [spell.classId] : [],
  )

/** Whether the actor leads a class in which somebody, or a child of theirs, learns. */
const leadsClassOf = (actor: Actor, person: ActorPerson): boolean => {
  const led = classesLedBy(actor, person.school.id)
  return classesOf(person).some((id) => led.has(id))
}

/**
 * Who manages somebody's access: their school's administrators; for families its secretary and the class teacher too
 * (S3-П 1.6; S4 4.3.9, 4.3.13); API keys with the scope; our own programs.
 */
export const managesAccessOf = (actor: Actor, person: ActorPerson, scope: 'codes' | 'accounts'): boolean =>
  isOwnProgram(actor) ||
  hasScope(actor, scope, person.school.id) ||
  administersAccess(actor, person.school.id) ||
  (!isStaff(person) && (hasRole(actor, person.school.id, 'secretary') || leadsClassOf(actor, person)))

/** Whether the actor manages the access of a whole class. */
export const managesAccessOfClass = (actor: Actor, schoolId: SchoolId, classId: ClassId): boolean =>
  isOwnProgram(actor) ||
  hasScope(actor, 'codes', schoolId) ||
  administersAccess(actor, schoolId) ||
  hasRole(actor, schoolId, 'secretary') ||
  classesLedBy(actor, schoolId).has(classId)

/** How far a list of codes or accounts reaches. */
export interface AccessScope {
  /** Null: every school. */
  readonly schoolIds: readonly SchoolId[] | null
  /** Null: every class of them, and their staff. */
  readonly classIds: readonly ClassId[] | null
}

/**
 * How far an actor sees codes or accounts: programs and keys as far as asked, administrators and secretaries their schools,
 * class teachers their classes. Null when not at all.
 */
export function accessScope(
  actor: Actor,
  scope: 'codes' | 'accounts',
  asked: { readonly schoolId?: SchoolId | undefined; readonly classId?: ClassId | undefined },
): AccessScope | null {
  const classIds = asked.classId ? [asked.classId] : null
  if (isOwnProgram(actor)) return { schoolIds: asked.schoolId ? [asked.schoolId] : null, classIds }
  if (actor.kind === 'apiKey') {
    const schoolId = asked.schoolId ?? actor.schoolId
    return hasScope(actor, scope, schoolId)
      ? { schoolIds: schoolId === null ? null : [schoolId], classIds }
      : null
  }
  const own = personsOf(actor).map(({ school }) => school.id)
  const schoolIds = own.filter((id) => !asked.schoolId || id === asked.schoolId)
  const led = schoolIds.flatMap((id) => [...classesLedBy(actor, id)])
  if (asked.classId && led.includes(asked.classId)) return { schoolIds, classIds }
  const offices = schoolIds.filter((id) => hasRole(actor, id, ...officeRoles))
  if (offices.length > 0) return { schoolIds: offices, classIds }
  return led.length > 0 && !asked.classId ? { schoolIds, classIds: led } : null
}

/** Who makes and revokes API keys: the operator, the bootstrap key, and administrators for their own school. */
export const managesApiKeys = (actor: Actor, schoolId: SchoolId | null): boolean =>
  isOwnProgram(actor) ||
  (actor.kind === 'apiKey' && actor.keyId === null) ||
  (schoolId !== null && administersAccess(actor, schoolId))

const officeRoles = ['administrator', 'technical_administrator', 'secretary'] as const
