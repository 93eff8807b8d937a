import { makeAdult, type Person } from './person'
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
  const hire = (sex: Person['sex'], roles: readonly StaffRole[], index: number): StaffMember => ({
    person: makeAdult(
      nextId(),
      pairs[index % pairs.length] ?? ['Лунин', 'Лунина'],
      sex,
      year - random.int(26, 62),
      random,
    ),
    roles,
  })
  const staff: StaffMember[] = []
  for (const profession of spec.professions) {
    const [first = ''] = profession.subjects
    for (let place = 0; place < profession.count; place++) {
      const man = random.chance(
        mostlyMen.has(first) ? 0.7 : profession.primary || first === 'geog' ? 0 : 0.12,
      )
      const roles: StaffRole[] = place === 0 && deputies.has(first) ? ['teacher', 'deputy_head'] : ['teacher']
      staff.push(hire(man ? 'male' : 'female', roles, staff.length))
    }
  }
  for (const role of withoutLessons) {
    staff.push(hire(role === 'administrator' ? 'male' : 'female', [role], staff.length))
  }
  return staff
}
