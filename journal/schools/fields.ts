import { z } from 'zod'
import { isTimeZone } from '../clock'

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`)
    .regex(/^\P{Cc}*$/u, 'must be one line without control characters')

/** What a school says of itself, checked field by field. */
export const schoolFields = {
  kind: z.enum(['school', 'college']),
  name: line(200).describe('Full name, as in documents'),
  shortName: line(60).describe('As families read it: «Школа № 12»'),
  timeZone: z
    .string()
    .refine(
      (zone) => zone.includes('/') && isTimeZone(zone),
      'must be an IANA time zone, such as Europe/Moscow',
    )
    .describe('IANA name of the school’s time zone, such as Asia/Vladivostok'),
  address: line(300).nullable().describe('Stands in the consent document'),
  phone: line(40).nullable().describe('Of the office; stands on letters with codes'),
  dataOfficer: line(200).nullable().describe('Who answers for personal data; stands in the consent document'),
}

/** What the audit log may hold of a school's particulars: everything but the person's name among them. */
export const withoutPeople = <Values extends { dataOfficer?: string | null | undefined }>({
  dataOfficer: _,
  ...values
}: Values) => values
