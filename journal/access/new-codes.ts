import { z } from 'zod'
import type { Connection } from '../../db/connection'
import { addLinkCodes } from '../../db/queries/access/link-codes'
import type { ActorPerson } from '../actor'
import type { LinkCodeId, PersonId } from '../ids'
import type { Journal } from '../operation'
import { generateLinkCode, hashLinkCode, showLinkCode } from './link-code'

const dayMs = 86_400_000

/** How many days a code may live. */
export const linkCodeDays = z.int().min(1).max(365)

/** When a code issued now ends; the school's setting decides unless days are given. */
export const expiryOf = ({ school }: ActorPerson, now: Date, days?: number): Date =>
  new Date(now.getTime() + (days ?? school.settings.linkCodeDays) * dayMs)

/** Makes a code for each person and stores its hash; the code itself exists only in what this answers. */
export async function storeNewCodes(
  { secretKey }: Journal,
  tx: Connection,
  people: readonly ActorPerson[],
  now: Date,
  expiresAt: Date,
): Promise<readonly { readonly id: LinkCodeId; readonly personId: PersonId; readonly code: string }[]> {
  const made = people.map(({ personId, school }) => ({
    personId,
    schoolId: school.id,
    code: generateLinkCode(),
  }))
  const ids = await addLinkCodes(
    tx,
    made.map(({ code, ...row }) => ({ ...row, codeHash: hashLinkCode(code, secretKey) })),
    now,
    expiresAt,
  )
  return made.map(({ personId, code }) => ({
    id: ids.get(personId) ?? '',
    personId,
    code: showLinkCode(code),
  }))
}
