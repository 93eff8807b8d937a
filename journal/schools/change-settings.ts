import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { lockSchool, openSchool, putSettings, settingsOn } from '../../db/queries/schools'
import { JournalError } from '../errors'
import { id, localDate } from '../ids'
import { write } from '../operation'
import { settingsOf, settingsSchema, type Settings } from '../settings'
import { administersSchool } from './policy'
import type { EffectiveSettings } from './read-settings'

/** The values that differ from the documented defaults: what a version stores. */
const overridesOf = (settings: Settings): Record<string, unknown> => {
  const defaults: Record<string, unknown> = settingsOf({})
  return Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => !isDeepStrictEqual(value, defaults[name])),
  )
}

/**
 * Sets all of a school's settings from a day on, today or later; what is left out has its default then.
 * Versions of earlier days stay, so that October's rounding explains October's mark.
 */
export const changeSettings = write({
  name: 'change-settings',
  input: z.strictObject({ schoolId: id, validFrom: localDate.optional(), settings: settingsSchema }),
  async load({ tx, input, now }) {
    await tx.run(lockSchool, [input.schoolId])
    return (await tx.run(openSchool, [input.schoolId, now]))[0] ?? null
  },
  allow: (actor, school) => administersSchool(actor, school.id),
  async execute({ tx, subject: { today }, input: { schoolId, settings, validFrom = today }, now }) {
    if (validFrom < today) {
      const message = `must be today at the school (${today}) or later: the past keeps its settings`
      throw new JournalError('invalid_input', { fields: [{ path: 'validFrom', message }] })
    }
    const [before] = await tx.run(settingsOn, [null, schoolId, validFrom, now])
    const overrides = overridesOf(settings)
    await tx.run(putSettings, [schoolId, validFrom, JSON.stringify(overrides)])
    const result: EffectiveSettings = { schoolId, validFrom, settings: settingsOf(overrides) }
    return {
      result,
      audit: [
        {
          schoolId,
          subjectKind: 'school',
          subjectId: schoolId,
          before: { settings: before?.overrides ?? {} },
          after: { validFrom, settings: overrides },
        },
      ],
    }
  },
})
