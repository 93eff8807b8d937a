import type { Actor, ReadablePupil } from '../actor'
import type { PersonId } from '../ids'
import { pupilsWith } from '../people/policy'
import type { ConsentItem } from '../settings'

/** The pupils of {@link pupilsWith}, each once even when an account stands for two guardians of one child. */
export function familyPupils(
  actor: Actor,
  item: ConsentItem,
  pupilId?: PersonId,
): readonly ReadablePupil[] | null {
  const pupils = pupilsWith(actor, item, pupilId)
  return pupils && [...new Map(pupils.map((pupil) => [pupil.pupilId, pupil])).values()]
}

/** The pupil of a scope that a row is about; the statement answers about none but those it was given. */
export function pupilOf(scope: readonly ReadablePupil[], { pupilId }: { pupilId: PersonId }): ReadablePupil {
  const pupil = scope.find((p) => p.pupilId === pupilId)
  if (!pupil) throw new Error('A row about a pupil outside the scope')
  return pupil
}
