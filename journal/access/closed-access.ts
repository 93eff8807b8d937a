import { z } from 'zod'
import { lastClosedLink } from '../../db/queries/access/accounts'
import { isHere, personsOf, type AccountActor, type Actor, type ActorPerson } from '../actor'
import { read } from '../operation'
import { currentChildren, isStaff } from '../people/policy'

/** Why somebody who once had access reads nothing now, and of which school. */
export interface ClosedAccess {
  /** Schooling is over; the school closed the account's link; or nobody is left whom the account could read about. */
  readonly reason: 'left' | 'school' | 'nobody'
  readonly school: Pick<ActorPerson['school'], 'shortName' | 'kind' | 'phone'>
}

/** Whether an account stands for anybody with something to see: staff, a pupil, or a guardian of children at the school. */
export const hasAccess = (actor: Actor): boolean =>
  personsOf(actor).some(
    (person) => isStaff(person) || person.class !== null || currentChildren(person).length > 0,
  )

const hasLeft = ({ leftOn, children, today }: ActorPerson): boolean =>
  !isHere(leftOn, today) || children.some((child) => !isHere(child.leftOn, today))

const closedPerson = ({ persons }: AccountActor): ClosedAccess | null => {
  const left = persons.find(hasLeft)
  const person = left ?? persons[0]
  return person ? { reason: left ? 'left' : 'nobody', school: person.school } : null
}

/** Tells an account without access why; null for those who have access and those who ended it themselves (S4 4.4.8). */
export const closedAccess = read({
  name: 'closed-access',
  input: z.strictObject({}),
  scope: (actor) => (actor.kind === 'account' ? actor : null),
  async select({ db, scope: actor }): Promise<ClosedAccess | null> {
    if (hasAccess(actor)) return null
    const linked = closedPerson(actor)
    if (linked) return linked
    const [link] = await db.run(lastClosedLink, [actor.accountId])
    const reason = (['school', 'left'] as const).find((known) => known === link?.reason)
    return link && reason ? { reason, school: link.school } : null
  },
})
