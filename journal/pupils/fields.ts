import { z } from 'zod'

/** Number in the class register, as on the paper list. */
export const registerNumber = z.int().min(1).max(99).describe('Number in the class register')
