import { z } from 'zod'
import { withdrawConsents } from '../../db/queries/access/consents'
import { JournalError } from '../errors'
import { id } from '../ids'
import { write } from '../operation'
import { consentsForThemself, coversRequired, currentChildren, isOwnPerson, isPupil } from '../people/policy'
import { consentItems } from '../settings'
import { loadAccessPerson } from './person'
import { recordChatConsent } from './record-chat-consent'

/**
 * Sets which items a person consents to for themself or for one of their children: what is new gets a document of its own,
 * what is left out is withdrawn. For a child added later, and for the optional switches.
 * @throws required_consent_items when an item is left out without which nothing may be shown: withdraw the consent instead
 * @throws conflict where the school keeps consents on paper
 */
export const giveConsent = write({
  name: 'give-consent',
  input: z.strictObject({
    personId: id,
    /** The person themself or one of their children. */
    subjectId: id,
    items: z.array(z.enum(consentItems)).min(1).max(consentItems.length),
  }),
  load: ({ tx, input, now }) => loadAccessPerson(tx, input.personId, now),
  allow: (actor, { person }, { subjectId }) =>
    isOwnPerson(actor, person.personId) &&
    ((subjectId === person.personId && isPupil(person) && consentsForThemself(person)) ||
      currentChildren(person).some(({ pupilId }) => pupilId === subjectId)),
  async execute({ tx, subject: { person }, input, now }) {
    const { subjectId } = input
    if (person.school.settings.consentEvidence === 'paper') {
      throw new JournalError('conflict', { internal: 'consents are kept on paper at this school' })
    }
    if (!coversRequired(person, input.items)) throw new JournalError('required_consent_items')
    const child = person.children.find(({ pupilId }) => pupilId === subjectId)
    const before = new Set(child ? child.consentItems : person.consentItems)
    const added = input.items.filter((item) => !before.has(item))
    const removed = consentItems.filter((item) => before.has(item) && !input.items.includes(item))
    if (removed.length > 0) await tx.run(withdrawConsents, [person.personId, [subjectId], removed, now])
    const number =
      added.length > 0
        ? await recordChatConsent(tx, { person, subjectIds: [subjectId], items: added, now })
        : null
    const audit = {
      schoolId: person.school.id,
      subjectKind: 'person',
      subjectId,
      before: { items: [...before] },
    }
    return {
      result: { number },
      audit: added.length + removed.length > 0 ? [{ ...audit, after: { items: input.items, number } }] : [],
    }
  },
})
