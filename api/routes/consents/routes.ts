import { z } from 'zod'
import { listConsents } from '../../../journal/access/list-consents'
import { recordPaperConsent } from '../../../journal/access/record-paper-consent'
import { id, localDate } from '../../../journal/ids'
import { oneLine } from '../../../journal/one-line'
import { consentItems } from '../../../journal/settings'
import { pageOf, pageQuery, route } from '../../route'

const kind = z.enum(['channel', 'processing'])

const newConsent = z.strictObject({
  givenById: id.describe('Who signed: a guardian, or a pupil for themself'),
  subjectIds: z
    .array(id)
    .min(1)
    .max(20)
    .optional()
    .describe('About whom; all of a guardian’s children, or the pupil, by default'),
  kind: kind.default('channel'),
  items: z
    .array(z.enum(consentItems))
    .min(1)
    .max(consentItems.length)
    .default([...consentItems]),
  number: oneLine(40).describe('Of the signed paper'),
  signedOn: localDate,
  untilOn: localDate.nullable().default(null).describe('The day after its last; null: until it is withdrawn'),
})

const consent = z.object({
  id,
  schoolId: id,
  subjectId: id,
  givenById: id,
  kind,
  item: z.string(),
  number: z.string(),
  textVersion: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  evidence: z.enum(['chat', 'paper']),
  givenAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
})

/** Consents; scope `consents`. */
export const consentRoutes = [
  route({
    method: 'post',
    path: '/consents',
    summary: 'Record a consent that was signed on paper',
    description: 'What is in force already stays as it is; `recorded` counts what is new.',
    body: newConsent,
    status: 201,
    result: z.object({ number: z.string(), recorded: z.number() }),
    handle: ({ journal, caller, body }) => recordPaperConsent(journal, caller, body),
  }),
  route({
    method: 'get',
    path: '/consents',
    summary: 'List consents item by item, withdrawn ones too',
    query: z.strictObject({
      schoolId: id.optional(),
      personId: id.optional().describe('Who gave them or whom they are about'),
      ...pageQuery,
    }),
    status: 200,
    result: pageOf(consent),
    async handle({ journal, caller, query }) {
      const { items, next } = await listConsents(journal, caller, query)
      return {
        next,
        items: items.map((found) => ({
          ...found,
          givenAt: found.givenAt.toISOString(),
          withdrawnAt: found.withdrawnAt?.toISOString() ?? null,
        })),
      }
    },
  }),
]
