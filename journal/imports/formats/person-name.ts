import { fold } from './school-names'

/** A name as the school writes it; a one-word name has no given name. */
export interface PersonName {
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string | null
}

const kinship = /^(оглы|оглу|улы|уулу|кызы|гызы|кизи)$/i
const particle = /^(де|ди|да|дю|ла|ле|ван|фон|эль|аль|ибн|бен|бин)$/i

const inCase = (word: string) =>
  /\p{L}/u.test(word) && word === word.toUpperCase() && word.length > 1 && !word.includes('.')
    ? word
        .toLowerCase()
        .replace(/(^|[-\s'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    : word

const tidy = (text: string) =>
  text
    .replace(/\s*[-–—‑]\s*/g, '-')
    .replace(/[\s,]+/g, ' ')
    .trim()

/**
 * Splits «Фамилия Имя Отчество»: «оглы» and «кызы» belong to the patronymic, a dash joins a double surname,
 * a particle such as «фон» belongs to the surname, the patronymic may be absent. Words in capitals are written as names.
 */
export function splitFullName(text: string): PersonName | null {
  const words = tidy(text).split(' ').filter(Boolean)
  if (words.length === 0 || words.length > 7 || !words.every((word) => /\p{L}/u.test(word))) return null
  const surname: string[] = []
  while (words.length > 2 && particle.test(words[0] ?? '')) surname.push(words.shift() ?? '')
  surname.push(words.shift() ?? '')
  const [givenName = '', ...rest] = words
  return personName(surname.join(' '), givenName, rest.join(' '))
}

/** A name from its three columns. */
export function personName(surname: string, givenName: string, patronymic: string): PersonName | null {
  const named = {
    surname: capitals(surname),
    givenName: capitals(givenName),
    patronymic: capitals(patronymic) || null,
  }
  if (/^-+$/.test(named.patronymic ?? '')) named.patronymic = null
  const ok =
    named.surname && [named.surname, named.givenName, named.patronymic ?? ''].every((p) => p.length <= 100)
  return ok ? named : null
}

const capitals = (text: string) =>
  tidy(text)
    .split(' ')
    .map((word) => (kinship.test(word) ? word.toLowerCase() : particle.test(word) ? word : inCase(word)))
    .join(' ')

/** What two spellings of one full name share. */
export const nameKey = ({ surname, givenName, patronymic }: PersonName): string =>
  fold([surname, givenName, patronymic ?? ''].filter(Boolean).join(' '))

/** «Фамилия Имя Отчество», for messages to whoever imports. */
export const fullName = ({ surname, givenName, patronymic }: PersonName): string =>
  [surname, givenName, patronymic].filter(Boolean).join(' ')

/** «иванова и и»: what a full name and its initials share; null without a given name. */
export function initialsKey({ surname, givenName, patronymic }: PersonName): string | null {
  const letters = [givenName, patronymic ?? ''].map((name) => fold(name).charAt(0))
  return letters[0] ? [fold(surname), ...letters].join(' ').trim() : null
}

const initialsOnly = /^\p{L}\.?\s*(?:\p{L}\.?)?$/u

/** A teacher's name of a timetable: full, or a surname with initials such as «И.И.». */
export function teacherName(surname: string, given: string): { name: PersonName; initials: boolean } | null {
  const letters = given.trim()
  if (initialsOnly.test(letters)) {
    const [first, second] = letters.replace(/[\s.]/g, '')
    const name = personName(surname, first ? `${first}.` : '', second ? `${second}.` : '')
    return name && { name, initials: true }
  }
  const name = splitFullName(`${tidy(surname).replaceAll(' ', '-')} ${letters}`)
  return name && { name, initials: false }
}
