import type { MarkValue } from '../../../journal/marks/shown-mark'
import type { Translate } from '../../../locales/translate'

/** «5», «зачёт», «нет аттестации»: families read words, never the letters of a register. */
export const markText = (mark: MarkValue, t: Translate): string =>
  mark.kind === 'number' ? String(mark.value) : (mark.text ?? t(`family:mark_words.${mark.word}`))

/** «Контрольная работа» → «контрольная»: how a kind of work stands beside a mark. */
export const workName = (work: string): string => {
  const short = work.replace(/ работа$/i, '')
  return `${short.charAt(0).toLowerCase()}${short.slice(1)}`
}

/** «геометрия»: a subject inside a sentence. Abbreviations such as «ОБЖ» stay as they are. */
export const subjectInside = (subject: string): string =>
  /^\p{Lu}{2}/u.test(subject) ? subject : `${subject.charAt(0).toLowerCase()}${subject.slice(1)}`
