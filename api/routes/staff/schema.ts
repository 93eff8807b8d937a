import { z } from 'zod'
import { id } from '../../../journal/ids'
import { staffRole } from '../../../journal/staff/fields'
import { pageQuery } from '../../route'
import { personShape } from '../people/schema'

export const staffMember = z.object({
  ...personShape,
  roles: z
    .array(
      z.object({
        role: z.string(),
        from: z.string(),
        until: z.string().nullable().describe('The day after the last; null: open'),
      }),
    )
    .readonly(),
})

export const staffQuery = z.strictObject({ schoolId: id.optional(), ...pageQuery })

export const staffRoleParams = z.strictObject({ id, role: staffRole })
