import { z } from 'zod'
import { isTimeZone } from '../clock'
import { oneLine } from '../one-line'

/** What a school says of itself, checked field by field. */
export const schoolFields = {
  kind: z.enum(['school', 'college']),
  name: oneLine(200).describe('Full name, as in documents'),
  shortName: oneLine(60).describe('As families read it: «Школа № 12»'),
  timeZone: z
    .string()
    .refine(
      (zone) => zone.includes('/') && isTimeZone(zone),
      'must be an IANA time zone, such as Europe/Moscow',
    )
    .describe('IANA name of the school’s time zone, such as Asia/Vladivostok'),
  address: oneLine(300).nullable().describe('Stands in the consent document'),
  phone: oneLine(40).nullable().describe('Of the office; stands on letters with codes'),
  dataOfficer: oneLine(200)
    .nullable()
    .describe('Who answers for personal data; stands in the consent document'),
}

/** What the audit log may hold of a school's particulars: everything but the person's name among them. */
export const withoutPeople = <Values extends { dataOfficer?: string | null | undefined }>({
  dataOfficer: _,
  ...values
}: Values) => values
