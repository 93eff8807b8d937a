import type { Connection } from '../../db/connection'
import { insertPerson, type PersonRecord, type PersonValues } from '../../db/queries/people'
import { JournalError } from '../errors'
import type { LocalDate, SchoolId } from '../ids'

/** @throws invalid_input for a day of birth in the future */
export function refuseUnborn(bornOn: LocalDate | null | undefined, today: LocalDate): void {
  if (!bornOn || bornOn <= today) return
  throw new JournalError('invalid_input', {
    fields: [{ path: 'bornOn', message: 'must not be in the future' }],
  })
}

/** Stores somebody new at a school. */
export async function storePerson(
  tx: Connection,
  school: { readonly id: SchoolId; readonly today: LocalDate },
  values: Required<PersonValues>,
): Promise<PersonRecord> {
  refuseUnborn(values.bornOn, school.today)
  const id = await insertPerson(tx, school.id, values)
  return { id, schoolId: school.id, ...values, leftOn: null }
}
