import { fold } from '../school-names'

export type PupilField =
  | 'fullName'
  | 'surname'
  | 'givenName'
  | 'patronymic'
  | 'birthOn'
  | 'sex'
  | 'class'
  | 'classLetter'
  | 'enteredSchoolOn'
  | 'enteredClassOn'
  | 'parents'
export type ParentField =
  | 'parentName'
  | 'parentSurname'
  | 'parentGivenName'
  | 'parentPatronymic'
  | 'relation'
  | 'phone'
  | 'email'
  | 'parentBirthOn'
  | 'parentSex'

/** What a column of a roster holds; parent fields belong to the parent with that number. */
export type Column =
  | { readonly field: PupilField }
  | { readonly field: ParentField; readonly parent: number; readonly relation: 'mother' | 'father' | null }
  | { readonly field: 'insuranceNumber' | 'ignored' }

const person = '(ребенка|учащегося|ученика|обучающегося|учени[кц]\\w*|студента|pupil|student|child)'
const patterns: readonly (readonly [PupilField | 'insuranceNumber' | 'ignored', string])[] = [
  ['insuranceNumber', 'снилс.*|insurance number'],
  ['ignored', '№|n|№ ?п/?п|п/?п|номер|no\\.?|#|id'],
  [
    'parents',
    '(фио )?(родители|родителей|законные представители|законных представителей)( фио)?|сведения о родителях|parents|guardians',
  ],
  [
    'fullName',
    `фио|ф\\.? ?и\\.? ?о\\.?|фамилия,? имя,? отчество|фио ${person}|${person}|ученик|учащийся|обучающийся|ребенок|студент|full name|name|pupil name|student name`,
  ],
  ['surname', `фамилия( ${person})?|surname|last name|family name`],
  ['givenName', `имя( ${person})?|given name|first name`],
  ['patronymic', `отчество( ${person})?( \\(.*\\))?|patronymic|middle name`],
  ['birthOn', `дата рождения( ${person})?|д\\.? ?р\\.?|др|родился|birth ?date|date of birth|dob|birthday`],
  ['sex', `пол( ${person})?|sex|gender`],
  [
    'enteredSchoolOn',
    'дата зачисления( в (школу|оо|организацию))?|зачислен|дата поступления|enrol?ment date|enrol?led( on)?|entry date',
  ],
  [
    'enteredClassOn',
    'дата зачисления в (класс|группу)|дата перевода( в класс)?|в классе с|class since|class from',
  ],
  ['class', 'класс|кл\\.?|класс обучения|класс/группа|группа|параллель|class|grade|form|group'],
  ['classLetter', 'буква|литера|литер|letter'],
]
const parentPatterns: readonly (readonly [ParentField, string])[] = [
  ['relation', 'кем приходится|степень родства|родство|статус|тип представительства|relation(ship)?'],
  ['phone', 'телефон|тел\\.?|мобильный( телефон)?|сотовый|контактный телефон|номер телефона|phone|mobile'],
  ['email', 'e-?mail|эл\\.? ?почта|электронная почта|почта|адрес электронной почты'],
  ['parentBirthOn', 'дата рождения|др|birth ?date|date of birth'],
  ['parentSex', 'пол|sex|gender'],
  ['parentSurname', 'фамилия|surname|last name'],
  ['parentGivenName', 'имя|given name|first name'],
  ['parentPatronymic', 'отчество|patronymic|middle name'],
  ['parentName', '|фио|ф\\.? ?и\\.? ?о\\.?|фамилия,? имя,? отчество|full name|name'],
]
const parentWord =
  /(?:^| )(родител[ья]|законн(?:ый|ого) представител[ья]|представител[ья]|мать|матери|мама|мамы|отец|отца|папа|папы|опекун|опекуна|parent|guardian|mother|father)(?= |$)/

const matches = (pattern: string, text: string) => new RegExp(`^(?:${pattern})$`).test(text)

const parentRelation = (word: string) =>
  /^(мать|матери|мам|mother)/.test(word) ? 'mother' : /^(отец|отца|пап|father)/.test(word) ? 'father' : null

/**
 * Reads a roster's column heading by its synonyms; heading case, ё and line breaks do not matter.
 * @returns null for an unknown heading; parents are numbered as written, `Мать` 101 and `Отец` 102, others 1
 */
export function readHeading(heading: string): Column | null {
  const text = fold(heading)
    .replace(/[:*"]/g, '')
    .replace(/ф\. ?и\. ?о\.?/, 'фио')
    .trim()
  if (!text) return null
  const word = parentWord.exec(text)?.[1]
  if (word) return parentColumn(text, word)
  const found = patterns.find(([, pattern]) => matches(pattern, text))
  if (found) return { field: found[0] }
  const bare = text.replace(/ ?(\d)$/, '')
  const parent = Number(/(\d)$/.exec(text)?.[1] ?? 1)
  const own = parentPatterns.slice(0, 3).find(([, pattern]) => matches(pattern, bare))
  return own ? { field: own[0], parent, relation: null } : null
}

function parentColumn(text: string, word: string): Column | null {
  const relation = parentRelation(word)
  const number = Number(/(?:^| )(\d)(?: |$|-)/.exec(text)?.[1] ?? /№ ?(\d)/.exec(text)?.[1] ?? 1)
  const parent = relation === 'mother' ? 101 : relation === 'father' ? 102 : number
  const rest = text
    .replace(word, ' ')
    .replace(/\(?законн\S+ представител\S+\)?/g, ' ')
    .replace(/№ ?\d|\d(-\S+)?/g, ' ')
    .replace(/[(),/]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const found = parentPatterns.find(([, pattern]) => matches(pattern, rest))
  return found ? { field: found[0], parent, relation } : null
}
