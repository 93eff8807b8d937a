import { z } from 'zod'
import { revokeUnusedCodes } from '../../db/queries/access/link-codes'
import { lockPeople, peopleOfClass, schoolOfClass } from '../../db/queries/access/people'
import { id } from '../ids'
import { write } from '../operation'
import { currentChildren } from '../people/policy'
import { consentNeeded } from './consent-needed'
import type { IssuedLinkCode } from './issue-link-code'
import { expiryOf, linkCodeDays, storeNewCodes } from './new-codes'
import { accessPersonOf, type AccessPerson } from './person'
import { managesAccessOfClass } from './policy'

/** One letter to be printed. */
export interface ClassLinkCode extends IssuedLinkCode {
  readonly personId: string
  readonly role: 'pupil' | 'guardian'
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string | null
  /** A guardian's children at this school, named on the letter. */
  readonly children: readonly { readonly givenName: string; readonly classLabel: string | null }[]
}

/** Codes for a class, and who got none and why. */
export interface ClassLinkCodes {
  readonly codes: readonly ClassLinkCode[]
  readonly skipped: readonly {
    readonly personId: string
    readonly reason: 'linked' | 'paper_consent_missing' | 'staff'
  }[]
}

type Recipient = 'pupils' | 'guardians'
type Skip = ClassLinkCodes['skipped'][number]['reason']

const skipReason = (subject: AccessPerson, includeLinked: boolean): Skip | null => {
  if (subject.role === 'staff') return 'staff'
  if (subject.linked && !includeLinked) return 'linked'
  return consentNeeded(subject) === 'paper_missing' ? 'paper_consent_missing' : null
}

const isAsked = ({ person }: AccessPerson, to: readonly Recipient[]): boolean =>
  to.includes(person.class ? 'pupils' : 'guardians')

/**
 * Issues codes to the pupils of a class and to their guardians at once (A2; S3-П 1.6).
 * Those with an account are passed over unless asked for; members of staff get theirs from an administrator.
 */
export const issueClassLinkCodes = write({
  name: 'issue-class-link-codes',
  input: z.strictObject({
    classId: id,
    to: z
      .array(z.enum(['pupils', 'guardians']))
      .min(1)
      .default(['pupils', 'guardians']),
    includeLinked: z.boolean().default(false),
    expiresInDays: linkCodeDays.optional(),
  }),
  load: async ({ tx, input }) => (await tx.run(schoolOfClass, [input.classId]))[0] ?? null,
  allow: (actor, { schoolId }, { classId }) => managesAccessOfClass(actor, schoolId, classId),
  async execute({ journal, tx, subject: { schoolId }, input, now }) {
    const found = (await tx.run(peopleOfClass, [input.classId, now])).map(accessPersonOf)
    const asked = found.filter((subject) => subject.role !== null && isAsked(subject, input.to))
    const reasons = new Map(asked.map((subject) => [subject, skipReason(subject, input.includeLinked)]))
    const people = asked.filter((subject) => reasons.get(subject) === null).map(({ person }) => person)
    const ids = people.map(({ personId }) => personId)
    await tx.run(lockPeople, [ids])
    await tx.run(revokeUnusedCodes, [ids, now])
    const [first] = people
    const expiresAt = first ? expiryOf(first, now, input.expiresInDays) : now
    const stored = first ? await storeNewCodes(journal, tx, people, now, expiresAt) : []
    const codes = people.map((person, i): ClassLinkCode => ({
      id: stored[i]?.id ?? '',
      code: stored[i]?.code ?? null,
      expiresAt: expiresAt.toISOString(),
      personId: person.personId,
      role: person.class ? 'pupil' : 'guardian',
      surname: person.surname,
      givenName: person.givenName,
      patronymic: person.patronymic,
      children: currentChildren(person).map((child) => ({
        givenName: child.givenName,
        classLabel: child.class?.label ?? null,
      })),
    }))
    const skipped = asked.flatMap((subject) => {
      const reason = reasons.get(subject)
      return reason ? [{ personId: subject.person.personId, reason }] : []
    })
    return {
      result: { codes, skipped },
      audit: codes.map((code) => ({
        schoolId,
        subjectKind: 'person',
        subjectId: code.personId,
        after: { linkCodeId: code.id, expiresAt: code.expiresAt, classId: input.classId },
      })),
    }
  },
  remember: ({ codes, skipped }) => ({ codes: codes.map((code) => ({ ...code, code: null })), skipped }),
})
