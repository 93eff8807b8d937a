import { personIn, type Actor } from '../actor'
import type { SchoolId } from '../ids'

/** Whether someone may import files into a school: its administrators, a key with the scope `people`, the operator. */
export function mayImport(actor: Actor, schoolId: SchoolId): boolean {
  if (actor.kind === 'command' || actor.kind === 'job') return true
  if (actor.kind === 'apiKey') {
    return actor.scopes.includes('people') && (actor.schoolId === null || actor.schoolId === schoolId)
  }
  const person = personIn(actor, schoolId)
  return Boolean(person?.roles.some((role) => role === 'administrator' || role === 'technical_administrator'))
}
