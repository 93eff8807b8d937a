import { z } from 'zod'
import { classLetterhead, type ClassLetterhead } from '../../db/queries/classes'
import { accessScope } from '../access/policy'
import { JournalError } from '../errors'
import { id } from '../ids'
import { read } from '../operation'
import { pupilAddress, type Address } from '../people/address'
import { settingsOf } from '../settings'

/** What letters with codes say of school and class, and how they address its pupils. */
export interface Letterhead extends Omit<ClassLetterhead, 'grade' | 'overrides'> {
  readonly pupilAddress: Address
}

/** Reads a class's {@link Letterhead}; for whoever may issue codes to the class (A2). */
export const readClassLetterhead = read({
  name: 'read-class-letterhead',
  input: z.strictObject({ classId: id }),
  scope: (actor, { classId }) => accessScope(actor, 'codes', { classId }),
  async select({ db, scope, input, now }): Promise<Letterhead> {
    const [found] = await db.run(classLetterhead, [input.classId, scope.schoolIds, scope.classIds, now])
    if (!found) throw new JournalError('not_found')
    const { grade, overrides, ...head } = found
    const setting = settingsOf(overrides).pupilAddress
    return { ...head, pupilAddress: head.kind === 'college' ? 'formal' : pupilAddress(setting, grade) }
  },
})
