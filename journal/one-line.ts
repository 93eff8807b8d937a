import { z } from 'zod'

/** Line ends, other controls, and the marks that turn the direction of all that follows. */
const disturbing = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

/** Whether a text leaves alone what stands around it wherever it is shown. */
export const isOneLine = (text: string): boolean => !disturbing.test(text)

/** What is said to whoever sent another text. */
export const oneLineOnly = 'must be one line without control characters'

/** A text of one line that is not empty. */
export const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`)
    .refine(isOneLine, oneLineOnly)

/** Makes one line of what somebody typed in a chat: a space for each break, nothing for the other marks. */
export const asOneLine = (text: string): string =>
  text.normalize('NFC').replace(/\s+/g, ' ').replace(new RegExp(disturbing, 'gu'), '').trim()
