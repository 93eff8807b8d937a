import { z } from 'zod'
import type { Connection } from '../../db/connection'
import { isAccountOfWard } from '../../db/queries/access/accounts'
import { lockAttempts, readAttempts, saveAttempts } from '../../db/queries/access/link-attempts'
import { linkCodeByHash } from '../../db/queries/access/link-codes'
import { personsOf, type Actor, type ChannelUser } from '../actor'
import { write, type Journal } from '../operation'
import { addressOf, type Address } from '../people/address'
import { isPupil } from '../people/policy'
import { afterFailure, hashUser } from './attempts'
import { consentOffer, type ConsentOffer } from './consent-offer'
import { hashLinkCode, readLinkCode } from './link-code'
import { loadAccessPerson, type AccessPerson, type AccessRole } from './person'
import { isMessengerUser } from './policy'
import { signTicket } from './ticket'

/** What may be said of a code before any consent: the school, the role and the addressee's initials (A4). */
export interface AcceptedLinkCode {
  readonly kind: 'accepted'
  /** Stands for the code on the next screens; hand it to redeemLinkCode within the hour. */
  readonly ticket: string
  readonly school: { readonly shortName: string; readonly kind: 'school' | 'college' }
  readonly role: AccessRole
  readonly initials: string
  readonly address: Address
  readonly consent: ConsentOffer
}

/** How a code was received; expected refusals are results, so that the count of wrong tries is kept. */
export type PresentedLinkCode =
  /** Wrong, used, expired and revoked codes, leavers and closed schools alike. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'too_many_attempts'; readonly until: string }
  /** A guardian's code from an account of that guardian's child (A9), or a staff code from a pupil's account (A5). */
  | { readonly kind: 'pupil_account'; readonly role: 'guardian' | 'staff'; readonly address: Address }
  | { readonly kind: 'already_linked'; readonly school: { readonly shortName: string } }
  | AcceptedLinkCode

const userOf = (actor: Actor): ChannelUser => {
  if (actor.kind === 'account' || actor.kind === 'stranger') return actor.user
  throw new Error('Only a messenger user presents a code')
}

const initial = (name: string): string => String.fromCodePoint(name.codePointAt(0) ?? 0x2014)

const findCode = async ({ secretKey }: Journal, tx: Connection, typed: string) => {
  const signs = readLinkCode(typed)
  const [code] = signs === null ? [] : await tx.run(linkCodeByHash, [hashLinkCode(signs, secretKey)])
  return code ?? null
}

type FoundCode = Awaited<ReturnType<typeof findCode>>

/** The school where a code was used to link the very person who is behind this account: somebody followed their link again. */
const usedHere = (actor: Actor, code: FoundCode) =>
  code?.redeemedAt ? personsOf(actor).find(({ personId }) => personId === code.personId)?.school : undefined

const findSubject = async (
  tx: Connection,
  code: FoundCode,
  now: Date,
): Promise<(AccessPerson & { readonly codeId: string; readonly role: AccessRole }) | null> => {
  if (!code || code.redeemedAt || code.revokedAt || code.expiresAt <= now) return null
  const subject = await loadAccessPerson(tx, code.personId, now)
  return subject?.role ? { ...subject, role: subject.role, codeId: code.id } : null
}

/** Whether this account is a pupil's own, from which somebody else's code must not be used. */
export async function misusedBy(
  tx: Connection,
  actor: Actor,
  { person, role }: AccessPerson,
): Promise<'guardian' | 'staff' | null> {
  if (actor.kind !== 'account') return null
  if (role === 'staff') {
    return personsOf(actor).some((own) => own.school.id === person.school.id && isPupil(own)) ? 'staff' : null
  }
  if (role !== 'guardian') return null
  const [ward] = await tx.run(isAccountOfWard, [actor.accountId, person.personId, person.today])
  return ward?.found ? 'guardian' : null
}

const pupilsAddress = (actor: Actor): Address => {
  const pupil = personsOf(actor).find(isPupil)
  return pupil ? addressOf(pupil) : 'formal'
}

const schoolsName = ({ person: { school } }: AccessPerson) => ({
  shortName: school.shortName,
  kind: school.kind,
})

/**
 * Receives a link code from a messenger user, well typed or not. Nothing is linked yet: the person is asked whether it is
 * theirs and for consent first. Wrong tries are counted; after some each makes the user wait longer.
 */
export const presentLinkCode = write({
  name: 'present-link-code',
  input: z.strictObject({ code: z.string().max(200) }),
  async load({ journal, tx, actor }) {
    if (!isMessengerUser(actor)) return null
    const hash = hashUser(userOf(actor), journal.secretKey)
    await tx.run(lockAttempts, [hash])
    const [before] = await tx.run(readAttempts, [hash])
    return { hash, before: before ?? null }
  },
  allow: isMessengerUser,
  async execute({ journal, tx, actor, subject: { hash, before }, input, now }) {
    const answer = (result: PresentedLinkCode) => ({ result, audit: [] })
    if (before && before.nextAllowedAt > now) {
      return answer({ kind: 'too_many_attempts', until: before.nextAllowedAt.toISOString() })
    }
    const code = await findCode(journal, tx, input.code)
    const school = usedHere(actor, code)
    if (school) return answer({ kind: 'already_linked', school: { shortName: school.shortName } })
    const found = await findSubject(tx, code, now)
    if (!found) {
      const after = afterFailure(before, now)
      await tx.run(saveAttempts, [hash, after.failures, after.lastFailedAt, after.nextAllowedAt])
      return answer({ kind: 'refused' })
    }
    const { person, role } = found
    const misused = await misusedBy(tx, actor, found)
    if (misused) return answer({ kind: 'pupil_account', role: misused, address: pupilsAddress(actor) })
    if (actor.kind === 'account' && actor.persons.some((own) => own.personId === person.personId)) {
      return answer({ kind: 'already_linked', school: schoolsName(found) })
    }
    return answer({
      kind: 'accepted',
      ticket: signTicket(found.codeId, userOf(actor), now, journal.secretKey),
      school: schoolsName(found),
      role,
      initials: `${initial(person.givenName)}. ${initial(person.surname)}.`,
      address: role === 'pupil' ? addressOf(person) : 'formal',
      consent: await consentOffer(tx, found),
    })
  },
})
