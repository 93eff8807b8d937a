import type { Connection } from '../../db/connection'
import { accessPerson, type AccessPersonRecord } from '../../db/queries/access/people'
import { actorPersonOf, isHere, type ActorPerson } from '../actor'
import type { PersonId } from '../ids'
import { currentChildren, isPupil, isStaff } from '../people/policy'

/** As what a link code lets somebody in; a teacher who is a parent is staff first. */
export type AccessRole = 'staff' | 'pupil' | 'guardian'

/** Somebody whose access is spoken of. */
export interface AccessPerson extends Omit<AccessPersonRecord, 'person'> {
  readonly person: ActorPerson
  /** Null when nothing would open to them: left, closed school, or no child whom they may read about. */
  readonly role: AccessRole | null
}

const roleOf = (person: ActorPerson, schoolClosed: boolean): AccessRole | null => {
  if (schoolClosed || !isHere(person.leftOn, person.today)) return null
  if (isStaff(person)) return 'staff'
  if (isPupil(person)) return 'pupil'
  return currentChildren(person).length > 0 ? 'guardian' : null
}

/** Reads a stored person as access rules see them. */
export function accessPersonOf(record: AccessPersonRecord): AccessPerson {
  const person = actorPersonOf(record.person)
  return { ...record, person, role: roleOf(person, record.schoolClosed) }
}

/** Loads somebody with everything access is decided by, or null when there is no such person. */
export async function loadAccessPerson(
  db: Connection,
  personId: PersonId,
  now: Date,
): Promise<AccessPerson | null> {
  const [record] = await db.run(accessPerson, [personId, now])
  return record ? accessPersonOf(record) : null
}
