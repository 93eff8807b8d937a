import { hasScope, isOwnProgram } from '../access/policy'
import type { Actor, ApiScope, StaffRole } from '../actor'
import type { SchoolId } from '../ids'
import { hasRole } from '../people/policy'

/** The schools that an actor's question reaches. */
export interface SchoolReach {
  /** Null: every school. */
  readonly schoolIds: readonly SchoolId[] | null
}

/** Our own programs, keys with the scope, and accounts with one of the roles: the pattern of every rule about a school. */
export const mayAt = (
  actor: Actor,
  schoolId: SchoolId,
  scope: ApiScope,
  roles: readonly StaffRole[],
): boolean => isOwnProgram(actor) || hasScope(actor, scope, schoolId) || hasRole(actor, schoolId, ...roles)

/**
 * How far a question reaches: programs and keys without a school as far as asked, others within their own schools.
 * @returns null when nothing of what was asked is in reach
 */
export function reachOf(
  actor: Actor,
  scope: ApiScope,
  roles: readonly StaffRole[],
  asked?: SchoolId,
): SchoolReach | null {
  const everywhere = isOwnProgram(actor) || hasScope(actor, scope, null)
  if (everywhere) return { schoolIds: asked ? [asked] : null }
  const own = ownSchools(actor).filter((id) => mayAt(actor, id, scope, roles) && (!asked || id === asked))
  return own.length > 0 ? { schoolIds: own } : null
}

const ownSchools = (actor: Actor): SchoolId[] => {
  if (actor.kind === 'account') return actor.persons.map(({ school }) => school.id)
  return actor.kind === 'apiKey' && actor.schoolId !== null ? [actor.schoolId] : []
}

/** Whether an actor founds schools: our own programs and keys bound to none. */
export const foundsSchools = (actor: Actor): boolean =>
  isOwnProgram(actor) || hasScope(actor, 'schools', null)

const administrators = ['administrator', 'technical_administrator'] as const

/** Whether an actor changes a school's particulars and settings (S0 3.6.2). */
export const administersSchool = (actor: Actor, schoolId: SchoolId): boolean =>
  mayAt(actor, schoolId, 'schools', administrators)

/** The schools whose particulars and settings an actor may read. */
export const readsSchools = (actor: Actor, asked?: SchoolId): SchoolReach | null =>
  reachOf(actor, 'schools', [...administrators, 'director', 'deputy_head', 'secretary'], asked)
