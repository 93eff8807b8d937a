import type { Connection } from '../../db/connection'
import { currentConsents } from '../../db/queries/access/consents'
import type { LocalDate } from '../ids'
import { currentChildren, requiredItems } from '../people/policy'
import { consentItems, type ConsentItem } from '../settings'
import { consentNeeded } from './consent-needed'
import type { AccessPerson } from './person'

/** The consent as it is put before somebody; it names the school and nobody else. */
export type ConsentOffer =
  | { readonly kind: 'none' }
  /** Given by buttons; its number is assigned when it is given. */
  | {
      readonly kind: 'chat'
      readonly operator: {
        readonly name: string
        readonly address: string | null
        readonly dataOfficer: string | null
      }
      readonly items: readonly { readonly item: ConsentItem; readonly required: boolean }[]
      readonly textVersion: string
      readonly fromOn: LocalDate
    }
  /** Signed at the school already. */
  | {
      readonly kind: 'paper'
      readonly documents: readonly { readonly number: string; readonly fromOn: LocalDate }[]
    }
  /** The school has not recorded the signed consent yet. */
  | { readonly kind: 'paper_missing' }
  /** The guardian comes first; the code goes on working. */
  | { readonly kind: 'guardian_first' }

const paperDocuments = async (tx: Connection, { person }: AccessPerson) => {
  const rows = await tx.run(currentConsents, [[person.personId], person.today])
  const children = new Set(currentChildren(person).map(({ pupilId }) => pupilId))
  const ours = rows.filter(
    ({ subjectId, givenById }) =>
      subjectId === person.personId || (givenById === person.personId && children.has(subjectId)),
  )
  return [...new Map(ours.map(({ number, fromOn }) => [number, { number, fromOn }])).values()]
}

/** The consent that somebody is to be asked for, with everything its message says. */
export async function consentOffer(tx: Connection, subject: AccessPerson): Promise<ConsentOffer> {
  const kind = consentNeeded(subject)
  const { person, operatorAddress, dataOfficer } = subject
  if (kind === 'paper') return { kind, documents: await paperDocuments(tx, subject) }
  if (kind !== 'chat') return { kind }
  const required = requiredItems(person)
  return {
    kind,
    operator: { name: person.school.name, address: operatorAddress, dataOfficer },
    items: consentItems.map((item) => ({ item, required: required.includes(item) })),
    textVersion: person.school.settings.consentTextVersion,
    fromOn: person.today,
  }
}
