import type { Connection } from '../../db/connection'
import { addConsents, takeConsentNumber } from '../../db/queries/access/consents'
import type { ActorPerson } from '../actor'
import type { PersonId } from '../ids'
import type { ConsentItem } from '../settings'

interface ChatConsent {
  readonly person: ActorPerson
  readonly subjectIds: readonly PersonId[]
  readonly items: readonly ConsentItem[]
  readonly now: Date
}

/**
 * Records a consent that was given by a button: one document with the school's next number, one row for every subject
 * and item (S3 Прил. 2). What is in force already keeps its own document.
 * @returns the number
 */
export async function recordChatConsent(
  tx: Connection,
  { person, subjectIds, items, now }: ChatConsent,
): Promise<string> {
  const [taken] = await tx.run(takeConsentNumber, [person.school.id])
  if (!taken) throw new Error('The school of a person is not there')
  const number = String(taken.number)
  await addConsents(tx, {
    schoolId: person.school.id,
    givenById: person.personId,
    subjectIds,
    items,
    kind: 'channel',
    number,
    textVersion: person.school.settings.consentTextVersion,
    fromOn: person.today,
    untilOn: null,
    evidence: 'chat',
    givenAt: now,
  })
  return number
}
