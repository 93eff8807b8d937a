import { z } from 'zod'
import { setAccountLanguage } from '../../db/queries/access/accounts'
import { write } from '../operation'

/** Sets the language in which an account is spoken to. */
export const setLanguage = write({
  name: 'set-language',
  input: z.strictObject({ language: z.enum(['ru', 'en']) }),
  load: async ({ actor }) => (actor.kind === 'account' ? { accountId: actor.accountId } : null),
  allow: (actor, { accountId }) => actor.kind === 'account' && actor.accountId === accountId,
  async execute({ tx, subject: { accountId }, input: { language } }) {
    const [old] = await tx.run(setAccountLanguage, [accountId, language])
    return {
      result: { language },
      audit: [
        {
          schoolId: null,
          subjectKind: 'account',
          subjectId: accountId,
          before: { language: old?.before ?? null },
          after: { language },
        },
      ],
    }
  },
})
