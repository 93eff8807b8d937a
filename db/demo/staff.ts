import { makeAdult, type Person, type Sex } from './person'
import type { Random } from './random'
import type { SchoolSpec } from './school-spec'
import { surnames } from './texts/surnames'

/** A role as staff_roles knows it. */
export type StaffRole = 'administrator' | 'director' | 'deputy_head' | 'secretary' | 'teacher'

/** Somebody who works in the demo school. */
export interface StaffMember {
  readonly person: Person
  readonly roles: readonly StaffRole[]
}

const mostlyMen = new Set(['pe', 'tech', 'phys', 'inf'])

/** What the teacher teaches who is also a mother at the school. */
export const motherTeaches = 'geog'

const withoutLessons: readonly StaffRole[] = ['director', 'secretary', 'administrator']

/**
 * Invents the staff: first the teachers in the order of the school's professions, then those who give no lessons.
 * Later years find a teacher's profession again by that order.
 */
export function makeStaff(
  spec: SchoolSpec,
  nextId: () => string,
  year: number,
  random: Random,
): StaffMember[] {
  const deputies = new Set(spec.key === 'main' ? ['rus', 'math'] : ['rus'])
  const pairs = random.shuffled(surnames)
  const staff: StaffMember[] = []
  const hire = (sex: Sex, roles: readonly StaffRole[], [youngest, oldest]: readonly [number, number]) => {
    const pair = pairs[staff.length % pairs.length] ?? ['Лунин', 'Лунина']
    staff.push({ person: makeAdult(nextId(), pair, sex, year - random.int(youngest, oldest), random), roles })
  }
  for (const profession of spec.professions) {
    const [first = ''] = profession.subjects
    const isMother = first === motherTeaches
    for (let place = 0; place < profession.count; place++) {
      const man = random.chance(mostlyMen.has(first) ? 0.7 : profession.primary || isMother ? 0 : 0.12)
      const roles: StaffRole[] = place === 0 && deputies.has(first) ? ['teacher', 'deputy_head'] : ['teacher']
      hire(man ? 'male' : 'female', roles, isMother ? [35, 44] : [26, 62])
    }
  }
  for (const role of withoutLessons) {
    hire(role === 'administrator' ? 'male' : 'female', [role], [30, 60])
  }
  return staff
}
