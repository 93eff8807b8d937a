import { z } from 'zod'
import { homeworkFilesOf, type HomeworkFileRecord } from '../../db/queries/homework/files'
import { familyPupils } from '../calendar/family-pupils'
import { JournalError } from '../errors'
import { id, localDate } from '../ids'
import { read } from '../operation'

/** The files of a pupil's homework due on a day, with their bytes, thirty at most; only what that pupil may see. */
export const homeworkFiles = read({
  name: 'homework.files',
  input: z.object({ pupilId: id, day: localDate }),
  scope: (actor, { pupilId }) => familyPupils(actor, 'basics', pupilId),
  async select({ db, scope: [pupil], input, now }): Promise<readonly HomeworkFileRecord[]> {
    if (!pupil) throw new JournalError('not_found')
    return db.run(homeworkFilesOf, [pupil.pupilId, input.day, now])
  },
})
