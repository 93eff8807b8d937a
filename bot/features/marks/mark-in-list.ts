import type { ShownMark } from '../../../journal/marks/shown-mark'
import type { Language, Translate } from '../../../locales/translate'
import { markText, workName } from '../../ui/family/mark-text'

export interface Words {
  readonly t: Translate
  readonly language: Language
}

/** «5 (контрольная)», «4 (исправлено с 3)», «оценка 2 снята». */
export const markInList = (mark: ShownMark, t: Translate): string => {
  const text = markText(mark.mark, t)
  if (mark.withdrawn) return t('marks:withdrawn', { mark: text })
  const notes = [
    mark.work && workName(mark.work),
    mark.previous && t('marks:corrected', { mark: markText(mark.previous, t) }),
  ].filter(Boolean)
  return notes.length > 0 ? `${text} (${notes.join(', ')})` : text
}
