import { z } from 'zod'
import { id } from '../../../journal/ids'
import { languages } from '../../../locales/translate'
import { pageQuery } from '../../route'

/** Whom a code or an account belongs to. */
export const holder = z.object({
  id,
  surname: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
})

const expiresInDays = z
  .int()
  .min(1)
  .max(365)
  .optional()
  .describe('Days the code lives; the school’s setting by default')

export const newLinkCode = z.strictObject({ personId: id, expiresInDays })

const secrets = {
  code: z.string().describe('Twelve signs, XXXX-XXXX-XXXX; told this once and kept nowhere'),
  deepLink: z.string().describe('Opens the bot with the code'),
  expiresAt: z.iso.datetime(),
}

export const issuedLinkCode = z.object({ id, ...secrets })

export const states = ['issued', 'redeemed', 'expired', 'revoked'] as const

export const linkCodeQuery = z.strictObject({
  schoolId: id.optional(),
  classId: id.optional(),
  state: z.enum(states).optional(),
  ...pageQuery,
})

export const listedLinkCode = z.object({
  id,
  schoolId: id,
  person: holder,
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  state: z.enum(states),
})

export const lettersQuery = z.strictObject({
  language: z.enum(languages).default('ru').describe('Of the letters'),
})

export const newClassCodes = z.strictObject({
  to: z
    .array(z.enum(['pupils', 'guardians']))
    .min(1)
    .default(['pupils', 'guardians']),
  includeLinked: z.boolean().default(false).describe('Also to those who have an account already'),
  expiresInDays,
})

export const classCodes = z.object({
  codes: z
    .array(
      z.object({
        id,
        ...secrets,
        role: z.enum(['pupil', 'guardian']),
        person: holder,
        children: z.array(z.object({ givenName: z.string(), classLabel: z.string().nullable() })).readonly(),
      }),
    )
    .readonly(),
  skipped: z
    .array(z.object({ personId: id, reason: z.enum(['linked', 'paper_consent_missing', 'staff']) }))
    .readonly(),
})
