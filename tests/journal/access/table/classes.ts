import type { Database } from '../../../../db/connection'
import {
  buildClass,
  buildPupil,
  type Person,
  type School,
  type SchoolClass,
} from '../../../support/factories'
import { buildQuarters } from '../../../support/journal-factories'

/** The classes of both schools. */
export interface Classes {
  /** Anna's 7Б. */
  readonly class7B: SchoolClass
  readonly otherClass: SchoolClass
  readonly classElsewhere: SchoolClass
}

export async function buildClasses(db: Database, home: School, other: School): Promise<Classes> {
  const class7B = await buildClass(db, home)
  const otherClass = await buildClass(db, home, { label: '8А', grade: 8 })
  await buildQuarters(db, home, [class7B, otherClass])
  return { class7B, otherClass, classElsewhere: await buildClass(db, other, { label: '5В', grade: 5 }) }
}

/** The pupils of both schools. */
export interface Pupils {
  readonly anna: Person
  readonly classmate: Person
  readonly leaver: Person
  readonly pupilOfOtherClass: Person
  readonly pupilElsewhere: Person
}

/** The day after the last of what is over. */
export const over = '2026-11-01'

export async function buildPupils(
  db: Database,
  home: School,
  other: School,
  { class7B, otherClass, classElsewhere }: Classes,
): Promise<Pupils> {
  return {
    anna: await buildPupil(db, home, { class: class7B, givenName: 'Анна' }),
    classmate: await buildPupil(db, home, { class: class7B, givenName: 'Борис', birthOn: '2011-05-12' }),
    leaver: await buildPupil(db, home, {
      class: class7B,
      givenName: 'Вера',
      birthOn: '2011-06-01',
      until: over,
      leftOn: over,
    }),
    pupilOfOtherClass: await buildPupil(db, home, { class: otherClass, givenName: 'Глеб' }),
    pupilElsewhere: await buildPupil(db, other, { class: classElsewhere, givenName: 'Дина' }),
  }
}
