import { z } from 'zod'
import {
  currentConsents,
  operatorsOf,
  type ConsentRecord,
  type OperatorRecord,
} from '../../db/queries/access/consents'
import { personsOf, type Actor, type ActorPerson } from '../actor'
import type { LocalDate, PersonId, SchoolId } from '../ids'
import { read } from '../operation'
import { consentsForThemself, currentChildren, isPupil, requiredItems } from '../people/policy'
import { consentItems, type ConsentItem } from '../settings'

/** What one person consented to about one subject. */
export interface SubjectConsent {
  readonly schoolId: SchoolId
  readonly personId: PersonId
  readonly subjectId: PersonId
  readonly operator: OperatorRecord
  readonly textVersion: string
  readonly text: string | null
  /** Whether it is given at the school on paper, so that the chat cannot change it. */
  readonly onPaper: boolean
  readonly items: readonly {
    readonly item: ConsentItem
    readonly required: boolean
    readonly given: { readonly number: string; readonly fromOn: LocalDate } | null
  }[]
}

const subjectsOf = (person: ActorPerson): PersonId[] => [
  ...(isPupil(person) && consentsForThemself(person) ? [person.personId] : []),
  ...currentChildren(person).map(({ pupilId }) => pupilId),
]

const consentOf = (
  person: ActorPerson,
  subjectId: PersonId,
  rows: readonly ConsentRecord[],
  operator: OperatorRecord,
): SubjectConsent => {
  const given = rows.filter((row) => row.subjectId === subjectId && row.givenById === person.personId)
  const required = requiredItems(person)
  return {
    schoolId: person.school.id,
    personId: person.personId,
    subjectId,
    operator,
    textVersion: person.school.settings.consentTextVersion,
    text: person.school.settings.consentText,
    onPaper: person.school.settings.consentEvidence === 'paper',
    items: consentItems.map((item) => {
      const row = given.find((consent) => consent.item === item)
      return {
        item,
        required: required.includes(item),
        given: row ? { number: row.number, fromOn: row.fromOn } : null,
      }
    }),
  }
}

const consenting = (actor: Actor) => personsOf(actor).filter((person) => subjectsOf(person).length > 0)

/** Reads what an account's people consented to, for themselves and for each of their children; staff alone have nothing. */
export const readConsents = read({
  name: 'read-consents',
  input: z.strictObject({}),
  scope: (actor) => (actor.kind === 'account' ? { persons: consenting(actor) } : null),
  async select({ db, scope: { persons } }): Promise<readonly SubjectConsent[]> {
    const [first] = persons
    if (!first) return []
    const rows = await db.run(currentConsents, [persons.map(({ personId }) => personId), first.today])
    const operators = await db.run(operatorsOf, [persons.map(({ school }) => school.id)])
    return persons.flatMap((person) => {
      const operator = operators.find(({ schoolId }) => schoolId === person.school.id)
      if (!operator) throw new Error('The school of a person is not there')
      return subjectsOf(person).map((subjectId) => consentOf(person, subjectId, rows, operator))
    })
  },
})
