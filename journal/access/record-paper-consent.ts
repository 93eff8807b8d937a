import { z } from 'zod'
import { addConsents } from '../../db/queries/access/consents'
import { JournalError } from '../errors'
import { id, localDate } from '../ids'
import { oneLine } from '../one-line'
import { write } from '../operation'
import { currentChildren, hasRole } from '../people/policy'
import { consentItems } from '../settings'
import { loadAccessPerson } from './person'
import { administersAccess, hasScope, isOwnProgram } from './policy'

/**
 * Records a consent that was signed at the school: its number, day and items (S3-Р 5.1.4, Прил. 2). Without subjects it
 * stands for all of a guardian's children, or for the pupil themself. What is in force already stays as it is.
 * @throws invalid_input for subjects who are not the giver's children
 */
export const recordPaperConsent = write({
  name: 'record-paper-consent',
  input: z.strictObject({
    givenById: id,
    subjectIds: z.array(id).min(1).max(20).optional(),
    kind: z.enum(['channel', 'processing']).default('channel'),
    items: z
      .array(z.enum(consentItems))
      .min(1)
      .max(consentItems.length)
      .default([...consentItems]),
    number: oneLine(40),
    signedOn: localDate,
    untilOn: localDate.nullable().default(null),
  }),
  load: ({ tx, input, now }) => loadAccessPerson(tx, input.givenById, now),
  allow: (actor, { person: { school } }) =>
    isOwnProgram(actor) ||
    hasScope(actor, 'consents', school.id) ||
    administersAccess(actor, school.id) ||
    hasRole(actor, school.id, 'secretary'),
  async execute({ tx, subject: { person }, input, now }) {
    const children = currentChildren(person).map(({ pupilId }) => pupilId)
    const possible = person.class ? [person.personId, ...children] : children
    const subjectIds = input.subjectIds ?? possible
    const refuse = (path: string, message: string) => {
      throw new JournalError('invalid_input', { fields: [{ path, message }] })
    }
    if (subjectIds.length === 0) refuse('givenById', 'has no child here and is no pupil')
    if (!subjectIds.every((subject) => possible.includes(subject))) {
      refuse('subjectIds', 'must be the giver themself or children whose guardian they are today')
    }
    if (input.signedOn > person.today) refuse('signedOn', 'must not lie in the future')
    if (input.untilOn !== null && input.untilOn <= input.signedOn) {
      refuse('untilOn', 'must come after signedOn')
    }
    const { givenById, kind, items, number, signedOn, untilOn } = input
    const document = { givenById, kind, items, number, untilOn, subjectIds, fromOn: signedOn }
    const recorded = await addConsents(tx, {
      ...document,
      schoolId: person.school.id,
      textVersion: person.school.settings.consentTextVersion,
      evidence: 'paper',
      givenAt: now,
    })
    return {
      result: { recorded, number },
      audit: [
        {
          schoolId: person.school.id,
          subjectKind: 'person',
          subjectId: givenById,
          after: { ...document, recorded },
        },
      ],
    }
  },
})
