import type { Row } from './insert-rows'
import type { Random } from './random'
import { surnames } from './texts/surnames'
import { childNames, fathers, womenNames } from './texts/given-names'

/** A person of the demo before the database has them. */
export interface Person {
  readonly id: string
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string | null
  readonly sex: 'female' | 'male'
  readonly birthOn: string
}

export type Sex = Person['sex']

/** The masculine and the feminine form of one surname. */
export type SurnamePair = readonly [string, string]

/** The form of a surname that suits a person. */
export const surnameFor = (pair: SurnamePair, sex: Sex) => (sex === 'male' ? pair[0] : pair[1])

/** Both forms of a surname known by either of them. */
export const surnamePairOf = (surname: string): SurnamePair =>
  surnames.find((pair) => pair.includes(surname)) ?? [surname, surname]

/** The patronymic that the father's name gives; none for a name outside the pool. */
export function patronymicFrom(fatherName: string, sex: Sex): string | null {
  const found = fathers.find(([name]) => name === fatherName)
  return found ? found[sex === 'male' ? 1 : 2] : null
}

const two = (value: number) => String(value).padStart(2, '0')

/** Some day of a year. */
export const someDayOf = (year: number, random: Random) =>
  `${year}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`

/** A grown person with this surname. */
export function makeAdult(id: string, pair: SurnamePair, sex: Sex, bornIn: number, random: Random): Person {
  const givenName = sex === 'male' ? random.pick(fathers)[0] : random.pick(womenNames)
  const patronymic = patronymicFrom(random.pick(fathers)[0], sex)
  return {
    id,
    surname: surnameFor(pair, sex),
    givenName,
    patronymic,
    sex,
    birthOn: someDayOf(bornIn, random),
  }
}

/** A child's given name. */
export const someChildName = (sex: Sex, random: Random) => random.pick(childNames[sex])

/** The row of a person. */
export const personRow = (person: Person, schoolId: string, createdAt: string): Row => ({
  id: person.id,
  school_id: schoolId,
  surname: person.surname,
  given_name: person.givenName,
  patronymic: person.patronymic,
  sex: person.sex,
  birth_on: person.birthOn,
  created_at: createdAt,
})
