import { join } from 'node:path'
import { loadTexts, type Texts } from '../../locales/translate'

/** The texts of the program. */
export const programTexts = (): Texts => loadTexts(join(__dirname, '../../locales'))
