import { findDemoCast, type DemoPart } from '../../db/demo/cast'
import { loadDemo } from '../../db/demo/load-demo'
import { issueLinkCode } from '../access/issue-link-code'
import type { Journal } from '../operation'

/** Somebody who can be tried in the demo, with a code that links to them. */
export interface DemoGuest {
  /** As the start and the chat page call the part. */
  readonly role: string
  readonly code: string
}

/** The demo as the chat page shows it. */
export interface Demo {
  readonly guests: readonly DemoGuest[]
  /** IANA zone of the main school. */
  readonly zone: string
}

const guestParts: readonly (readonly [role: string, part: DemoPart])[] = [
  ['parent', 'parentOfTwo'],
  ['pupil', 'pupil'],
  ['teacher', 'teacher'],
  ['class-teacher', 'classTeacher'],
  ['deputy-head', 'deputyHead'],
  ['administrator', 'administrator'],
  ['parent-two-schools', 'motherInTwoSchools'],
  ['teacher-parent', 'teacherParent'],
  ['first-grade-parent', 'firstGradeParent'],
]

/** Enters in the demo school what has happened up to now; does nothing where there is none. */
export async function topUpDemo({ db, clock }: Journal): Promise<void> {
  if (await findDemoCast(db)) await loadDemo(db, { now: clock.now() })
}

/**
 * Makes the demo school in an empty database or brings it up to now, and issues fresh codes to its guests.
 * @returns null in a database that holds real schools
 */
export async function openDemo(journal: Journal): Promise<Demo | null> {
  const { db, clock } = journal
  const empty = (await db.models.School.count()) === 0
  if (!empty && !(await findDemoCast(db))) return null
  const cast = await loadDemo(db, { now: clock.now() })
  const guests: DemoGuest[] = []
  for (const [role, part] of guestParts) {
    const { personId } = cast.people[part]
    const { code } = await issueLinkCode(journal, { actor: { kind: 'command', name: 'demo' } }, { personId })
    if (code !== null) guests.push({ role, code })
  }
  return { guests, zone: cast.schools[0]?.zone ?? 'UTC' }
}
