import type { Actor } from '../actor'
import type { SchoolId } from '../ids'
import { mayAt, reachOf, type SchoolReach } from '../schools/policy'

const administrators = ['administrator', 'technical_administrator'] as const

/** Whether an actor enrols: classes, people, pupils and guardianships (D6; S0 3.7.1; S2-И СЕКРЕТАРЬ). */
export const enrols = (actor: Actor, schoolId: SchoolId): boolean =>
  mayAt(actor, schoolId, 'people', [...administrators, 'secretary'])

/** Whether an actor says who works at a school and as what (S0 3.6.2). */
export const appointsStaff = (actor: Actor, schoolId: SchoolId): boolean =>
  mayAt(actor, schoolId, 'people', administrators)

/** The schools whose lists of classes and people an actor may read. */
export const readsPeople = (actor: Actor, asked?: SchoolId): SchoolReach | null =>
  reachOf(actor, 'people', [...administrators, 'director', 'deputy_head', 'secretary'], asked)
