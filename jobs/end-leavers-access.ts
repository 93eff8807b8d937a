import { endLeaversAccess } from '../journal/access/end-leavers-access'
import type { Journal } from '../journal/operation'
import { every, type Job } from './schedule'

/** Once an hour ends the links of those who left their schools. */
export const endAccessOfLeavers = (journal: Journal): Job => ({
  name: 'end-leavers-access',
  due: every(60),
  async run() {
    await endLeaversAccess(journal, { actor: { kind: 'job', name: 'end-leavers-access' } }, {})
  },
})
