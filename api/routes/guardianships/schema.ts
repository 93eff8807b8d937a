import { z } from 'zod'
import { basis, relation, restrictionFields, restrictionIsWhole } from '../../../journal/guardianships/fields'
import { id, localDate } from '../../../journal/ids'
import { pageQuery } from '../../route'

const day = z.string().nullable()

export const guardianship = z.object({
  id,
  schoolId: id,
  guardianId: id,
  pupilId: id,
  relation,
  from: z.string(),
  until: day.describe('The day after the last; null: open'),
  basis: z.string().nullable(),
  verifiedOn: day,
  restrictedFrom: day,
  restrictedUntil: day,
  restrictionBasis: z.string().nullable(),
})

export const newGuardianship = z.strictObject({
  guardianId: id,
  pupilId: id,
  relation,
  from: localDate.optional().describe('Today at the school by default'),
  verifiedOn: localDate.optional().describe('When somebody at the school saw the guardian’s papers'),
  basis: basis.optional(),
})

export const guardianshipQuery = z.strictObject({
  guardianId: id.optional(),
  pupilId: id.optional(),
  ...pageQuery,
})

export const restriction = z.strictObject(restrictionFields).check(restrictionIsWhole)
