import { personsOf, type Actor, type ReadablePupil } from '../../journal/actor'
import type { PersonId } from '../../journal/ids'
import type { Translate } from '../../locales/translate'

type Kind = ReadablePupil['person']['school']['kind']

/**
 * The words of a kind of school: colleges say «пара», «группа», «преподаватель» wherever a text has a form `…_college`.
 * A college's people are always addressed formally, so that the two contexts never meet.
 */
export const wordsOf = (t: Translate, kind: Kind): Translate =>
  kind === 'school'
    ? t
    : (key, options) => {
        const { context } = options ?? {}
        return t(key, context === undefined || context === 'formal' ? { ...options, context: kind } : options)
      }

/** The words of an answer about several pupils: a college's when all of them learn at one. */
export const sharedWords = (t: Translate, pupils: readonly Pick<ReadablePupil, 'person'>[]): Translate =>
  pupils.length > 0 && pupils.every(({ person }) => person.school.kind === 'college')
    ? wordsOf(t, 'college')
    : t

/** The words of an account: a college's when everybody behind it is at one. */
export const wordsOfActor = (t: Translate, actor: Actor): Translate =>
  sharedWords(
    t,
    personsOf(actor).map((person) => ({ person })),
  )

/** The words of one pupil's school; the plain ones for a pupil who is not among these. */
export const wordsOfPupil = (t: Translate, pupils: readonly ReadablePupil[], pupilId: PersonId): Translate =>
  wordsOf(t, pupils.find((pupil) => pupil.pupilId === pupilId)?.person.school.kind ?? 'school')
