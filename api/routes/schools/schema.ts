import { z } from 'zod'
import { id, localDate } from '../../../journal/ids'
import { schoolFields } from '../../../journal/schools/fields'
import { settingsSchema } from '../../../journal/settings'

const { kind, ...others } = schoolFields
const { name, shortName, timeZone, address, phone, dataOfficer } = others

export const school = z.object({ id, ...schoolFields })

export const newSchool = z.strictObject({
  kind,
  name,
  shortName,
  timeZone,
  address: address.optional(),
  phone: phone.optional(),
  dataOfficer: dataOfficer.optional(),
})

export const schoolChanges = z.strictObject(others).partial()

export const settingsOfDay = z.strictObject({
  on: localDate.optional().describe('The day asked about; today at the school by default'),
})

export const newSettings = z.strictObject({
  validFrom: localDate
    .optional()
    .describe('First day of these settings: today at the school (default) or later'),
  settings: settingsSchema.describe('All settings; what is left out has its default from that day on'),
})

export const effectiveSettings = z.object({
  schoolId: id,
  validFrom: z.string().nullable().describe('Since when these hold; null: the defaults, from the beginning'),
  settings: settingsSchema,
})
