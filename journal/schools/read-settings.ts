import { z } from 'zod'
import { settingsOn } from '../../db/queries/schools'
import { JournalError } from '../errors'
import { id, localDate, type LocalDate, type SchoolId } from '../ids'
import { read } from '../operation'
import { settingsOf, type Settings } from '../settings'
import { readsSchools } from './policy'

/** A school's settings on one day. */
export interface EffectiveSettings {
  readonly schoolId: SchoolId
  /** Since when exactly these hold; null: the defaults, from the beginning. */
  readonly validFrom: LocalDate | null
  /** Every setting, the defaults filled in. */
  readonly settings: Settings
}

/** Reads the settings that hold at a school today, or on another day. */
export const readSettings = read({
  name: 'read-settings',
  input: z.strictObject({ schoolId: id, on: localDate.optional() }),
  scope: (actor, { schoolId }) => readsSchools(actor, schoolId),
  async select({ db, scope, input: { schoolId, on = null }, now }): Promise<EffectiveSettings> {
    const [version] = await db.run(settingsOn, [scope.schoolIds, schoolId, on, now])
    if (!version) throw new JournalError('not_found')
    return { schoolId, validFrom: version.validFrom, settings: settingsOf(version.overrides) }
  },
})
