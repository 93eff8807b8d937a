import {
  makeAdult,
  patronymicFrom,
  someChildName,
  someDayOf,
  surnameFor,
  type Person,
  type Sex,
  type SurnamePair,
} from './person'
import { randomOf, type Random } from './random'
import { surnames } from './texts/surnames'

/** A place in a class that waits for a child. */
export interface Seat {
  readonly label: string
  readonly grade: number
}

/** A child and the class it learns in. */
export interface Pupil {
  readonly person: Person
  readonly label: string
  readonly grade: number
  /** How the family itself calls the child. */
  readonly familiar: string | null
}

/** How an adult is related to the family's children. */
export type Relation = 'mother' | 'father' | 'guardian'

/** The adults and children of one home, as the school knows them. */
export interface Family {
  readonly adults: readonly { readonly person: Person; readonly relation: Relation }[]
  readonly children: readonly Pupil[]
}

/** A family that must exist, with everybody named. */
export interface FixedFamily {
  readonly surname: SurnamePair
  /** Given name of the father; he is known to the school unless `fatherUnknown`. */
  readonly father: string
  readonly fatherUnknown?: boolean
  readonly mother: Person | readonly [givenName: string, patronymic: string]
  readonly children: readonly {
    readonly name: string
    readonly sex: Sex
    readonly label: string
    readonly familiar?: string
  }[]
}

/** What inventing families needs. */
export interface FamilyMaker {
  readonly nextId: () => string
  readonly random: Random
  /** The calendar year in which the academic year begins. */
  readonly year: number
}

/** The birthday of a child of this year of study. */
export const childBirthday = ({ year, random }: FamilyMaker, grade: number) =>
  someDayOf(year - 6 - grade, random)

const makeChild = (maker: FamilyMaker, pair: SurnamePair, fatherName: string, seat: Seat): Pupil => {
  const sex: Sex = maker.random.chance(0.5) ? 'male' : 'female'
  const person: Person = {
    id: maker.nextId(),
    surname: surnameFor(pair, sex),
    givenName: someChildName(sex, maker.random),
    patronymic: patronymicFrom(fatherName, sex),
    sex,
    birthOn: childBirthday(maker, seat.grade),
  }
  return { person, label: seat.label, grade: seat.grade, familiar: null }
}

/** Invents a family for these seats. */
export function makeFamily(maker: FamilyMaker, seats: readonly Seat[]): Family {
  const { random, nextId, year } = maker
  const pair = random.pick(surnames)
  const adult = (sex: Sex) => makeAdult(nextId(), pair, sex, year - random.int(28, 46), random)
  const father = adult('male')
  const mother = adult('female')
  const children = seats.map((seat) => makeChild(maker, pair, father.givenName, seat))
  const chance = random.next()
  if (chance < 0.14) return { adults: [{ person: mother, relation: 'mother' }], children }
  if (chance < 0.17) return { adults: [{ person: father, relation: 'father' }], children }
  if (chance < 0.18) return { adults: [{ person: mother, relation: 'guardian' }], children }
  return {
    adults: [
      { person: mother, relation: 'mother' },
      { person: father, relation: 'father' },
    ],
    children,
  }
}

/** The same for the same woman in every school. */
const birthdayOf = (names: readonly string[]) => {
  const random = randomOf('birthday', ...names)
  return someDayOf(random.int(1984, 1990), random)
}

/** Makes a family whose members are given by name. */
export function makeFixedFamily(maker: FamilyMaker, fixed: FixedFamily): Family {
  const { random, nextId, year } = maker
  const father = {
    ...makeAdult(nextId(), fixed.surname, 'male', year - random.int(34, 46), random),
    givenName: fixed.father,
  }
  const mother =
    'id' in fixed.mother
      ? fixed.mother
      : {
          ...makeAdult(nextId(), fixed.surname, 'female', year - 38, random),
          birthOn: birthdayOf(fixed.mother),
          givenName: fixed.mother[0],
          patronymic: fixed.mother[1],
        }
  const children = fixed.children.map((child): Pupil => {
    const grade = Number.parseInt(child.label, 10)
    const { name: givenName, sex } = child
    const surname = surnameFor(fixed.surname, sex)
    const patronymic = patronymicFrom(fixed.father, sex)
    const person = { id: nextId(), surname, givenName, patronymic, sex, birthOn: childBirthday(maker, grade) }
    return { person, label: child.label, grade, familiar: child.familiar ?? null }
  })
  const adults: Family['adults'] = [
    { person: mother, relation: 'mother' },
    ...(fixed.fatherUnknown ? [] : [{ person: father, relation: 'father' as const }]),
  ]
  return { adults, children }
}

/** Fills every seat; about every fourth family has more than one child, in different years of study. */
export function makeFamilies(maker: FamilyMaker, seats: readonly Seat[]): Family[] {
  const waiting = maker.random.shuffled(seats)
  const families: Family[] = []
  for (let seat = waiting.pop(); seat; seat = waiting.pop()) {
    const taken = [seat]
    const more = maker.random.chance(0.05) ? 2 : maker.random.chance(0.25) ? 1 : 0
    for (let count = 0; count < more; count++) {
      const other = waiting.findIndex(({ grade }) => taken.every((own) => own.grade !== grade))
      if (other >= 0) taken.push(...waiting.splice(other, 1))
    }
    families.push(makeFamily(maker, taken))
  }
  return families
}
