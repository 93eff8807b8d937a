import type { ActorPerson } from '../actor'

/** Which form a text addresses somebody in: «ты» is informal, «вы» is formal. */
export type Address = 'informal' | 'formal'

const lastInformalGrade = 9

/**
 * How a pupil is addressed: by the school's setting, else «ты» in grades 1–9 and «вы» above. A college's students are
 * always «вы», as are all who are no pupils.
 */
export function addressOf(person: Pick<ActorPerson, 'class' | 'school'>): Address {
  const { school } = person
  if (school.kind === 'college' || !person.class) return 'formal'
  return pupilAddress(school.settings.pupilAddress, person.class.grade)
}

/** The same by the setting and the year of study alone, before anything of the pupil is known to a chat. */
export function pupilAddress(
  setting: ActorPerson['school']['settings']['pupilAddress'],
  grade: number | null,
): Address {
  if (setting !== 'by_grade') return setting
  return grade !== null && grade <= lastInformalGrade ? 'informal' : 'formal'
}
