import { z } from 'zod'
import { setAccountPrivacy } from '../../db/queries/access/accounts'
import { personsOf, type Actor } from '../actor'
import { JournalError } from '../errors'
import { write } from '../operation'
import { privacyLevels, stricter, type PrivacyLevel } from '../settings'

/** The levels an account may choose for itself: those stricter than what at least one of its schools says anyway. */
export function choosablePrivacy(actor: Actor): readonly PrivacyLevel[] {
  const schools = personsOf(actor).map(({ school }) => school.settings.privacy)
  return privacyLevels.filter((level) =>
    schools.some((school) => school !== level && stricter(school, level) === level),
  )
}

/**
 * Sets how little an account's messages say; null goes back to the school's own level.
 * @throws invalid_input when the level is not stricter than any of the schools'
 */
export const setPrivacy = write({
  name: 'set-privacy',
  input: z.strictObject({ privacy: z.enum(privacyLevels).nullable() }),
  load: async ({ actor }) => (actor.kind === 'account' ? { accountId: actor.accountId } : null),
  allow: (actor, { accountId }) => actor.kind === 'account' && actor.accountId === accountId,
  async execute({ tx, actor, subject: { accountId }, input: { privacy } }) {
    if (privacy !== null && !choosablePrivacy(actor).includes(privacy)) {
      const message = 'must be stricter than the school’s own level'
      throw new JournalError('invalid_input', { fields: [{ path: 'privacy', message }] })
    }
    const [old] = await tx.run(setAccountPrivacy, [accountId, privacy])
    return {
      result: { privacy },
      audit: [
        {
          schoolId: null,
          subjectKind: 'account',
          subjectId: accountId,
          before: { privacy: old?.before ?? null },
          after: { privacy },
        },
      ],
    }
  },
})
