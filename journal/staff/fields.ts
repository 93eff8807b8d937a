import { z } from 'zod'
import { staffRoles } from '../actor'

/** What somebody works as. */
export const staffRole = z.enum(staffRoles)

/** One or more different roles. */
export const roles = z
  .array(staffRole)
  .min(1, 'must have at least one role')
  .refine((list) => new Set(list).size === list.length, 'must not name a role twice')
