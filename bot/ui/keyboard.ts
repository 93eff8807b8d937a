import { personsOf, type Actor } from '../../journal/actor'
import { isStaff, readablePupils } from '../../journal/people/policy'
import type { Turn } from '../turn'
import { wordsOfActor } from './school-words'

/** The two sides of somebody who works at a school and has children at one. */
export type Side = 'work' | 'family'

const familyRows = [
  ['homework', 'marks'],
  ['timetable', 'attendance'],
] as const

/** Whether an account works at a school. */
export const worksAtSchool = (actor: Actor): boolean => personsOf(actor).some(isStaff)

/** Whether an account teaches: has lessons of its own to look at. */
export const teaches = (actor: Actor): boolean =>
  personsOf(actor).some(({ roles, courses }) => roles.includes('teacher') || courses.length > 0)

/** Whether an account reads about pupils: its children's guardian, or a pupil. */
export const readsAsFamily = (actor: Actor): boolean => readablePupils(actor).length > 0

/**
 * The persistent keyboard of somebody's role, two buttons a row; its texts are those that open features.
 * @param side which one somebody with two sides sees; work unless said otherwise
 */
export function keyboardOf(
  { actor, t: plain }: Pick<Turn, 'actor' | 't'>,
  side: Side = worksAtSchool(actor) ? 'work' : 'family',
): readonly (readonly string[])[] {
  const t = wordsOfActor(plain, actor)
  const both = worksAtSchool(actor) && readsAsFamily(actor)
  const more = t('menu:menu')
  if (side === 'work' && worksAtSchool(actor)) {
    const lessons = teaches(actor) ? [t('today:menu')] : []
    return both ? [[...lessons, t('children:menu')], [more]] : [[...lessons, more]]
  }
  if (!readsAsFamily(actor)) return [[more]]
  const rows = familyRows.map((row) => row.map((feature) => t(`${feature}:menu`)))
  return [...rows, both ? [t('today:to_work'), more] : [more]]
}
