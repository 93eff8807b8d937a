import { ageOn } from '../clock'
import { covers, isHere, personsOf, type Actor, type ActorPerson, type ReadablePupil } from '../actor'
import type { PersonId } from '../ids'
import type { ConsentItem } from '../settings'

/** Whether a pupil is old enough at their school to consent for themself; unknown age counts as not. */
export const consentsForThemself = ({ bornOn, today, school }: ActorPerson): boolean =>
  bornOn !== null && ageOn(bornOn, today) >= school.settings.ownConsentAge

/** Items a pupil reads about themself: their own consent from the school's age on, a guardian's at any age. */
const ownItems = (person: ActorPerson): ReadonlySet<string> =>
  new Set([...person.guardianConsentItems, ...(consentsForThemself(person) ? person.consentItems : [])])

/** Everyone an account may read about as guardian or pupil, with the items consented to (S0 3.6.6–3.6.7; S2-И 3.6). */
export function readablePupils(actor: Actor): ReadablePupil[] {
  return personsOf(actor).flatMap((person) => [
    ...(person.class
      ? [{ person, pupilId: person.personId, child: undefined, class: person.class, items: ownItems(person) }]
      : []),
    ...person.children
      .filter((child) => isHere(child.leftOn, person.today) && covers(child, person.today))
      .map((child) => ({
        person,
        pupilId: child.pupilId,
        child,
        class: child.class,
        items: new Set(child.consentItems),
      })),
  ])
}

/**
 * The pupils behind a family's question: all of an account's own with that item consented to, or the one that was named.
 * @returns null when there is none, which answers as if the pupil did not exist
 */
export function pupilsWith(
  actor: Actor,
  item: ConsentItem,
  pupilId?: PersonId,
): readonly ReadablePupil[] | null {
  const pupils = readablePupils(actor).filter(
    ({ items, pupilId: id }) => items.has('basics') && items.has(item) && (!pupilId || id === pupilId),
  )
  return pupils.length > 0 ? pupils : null
}

/** Children whom a guardian's account may not be shown yet, because required consent items are missing. */
export const childrenAwaitingConsent = (person: ActorPerson) =>
  person.children.filter(
    (child) =>
      isHere(child.leftOn, person.today) &&
      person.school.settings.requiredConsentItems.some((item) => !child.consentItems.includes(item)),
  )
