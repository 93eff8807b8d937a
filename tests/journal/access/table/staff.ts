import type { Database } from '../../../../db/connection'
import {
  buildGuardian,
  buildStaff,
  giveConsent,
  next,
  type Person,
  type School,
} from '../../../support/factories'
import { over, type Classes, type Pupils } from './classes'
import { link, type LinkedAccount } from './families'
import type { Persona } from './personas'

type StaffPersona = Extract<
  Persona,
  | 'subjectTeacher'
  | 'otherTeacher'
  | 'classTeacher'
  | 'classTeacherAndParentElsewhere'
  | 'formerClassTeacher'
  | 'classTeacherOfOtherClass'
  | 'deputyHead'
  | 'director'
  | 'secretary'
  | 'administrator'
  | 'technicalAdministrator'
  | 'administratorElsewhere'
>

/** Those who work at the schools. */
export interface Staff {
  readonly accounts: Readonly<Record<StaffPersona, LinkedAccount>>
  readonly subjectTeacher: Person
  readonly otherTeacher: Person
  readonly subjectTeacherLinkId: string
  readonly classTeacherId: string
  /** A teacher without an account. */
  readonly newTeacher: Person
}

export async function buildStaffOf(
  db: Database,
  home: School,
  other: School,
  { classes, pupils }: { classes: Classes; pupils: Pupils },
): Promise<Staff> {
  const subjectTeacher = await buildStaff(db, home)
  const otherTeacher = await buildStaff(db, home)
  const classTeacher = await buildStaff(db, home, { leads: [classes.class7B] })
  const formerClassTeacher = await buildStaff(db, home)
  await db.models.ClassTeacher.create({
    schoolId: home.id,
    classId: classes.class7B.id,
    personId: formerClassTeacher.id,
    fromOn: '2026-09-01',
    untilOn: over,
  })
  const teacherAccount = await link(db, subjectTeacher)
  const linkedAs = async (role: 'deputy_head' | 'director' | 'secretary', school = home) =>
    link(db, await buildStaff(db, school, { roles: [role] }))
  return {
    accounts: {
      subjectTeacher: teacherAccount,
      otherTeacher: await link(db, otherTeacher),
      classTeacher: await link(db, classTeacher),
      classTeacherAndParentElsewhere: await linkParentElsewhere(db, home, other, { classes, pupils }),
      formerClassTeacher: await link(db, formerClassTeacher),
      classTeacherOfOtherClass: await link(db, await buildStaff(db, home, { leads: [classes.otherClass] })),
      deputyHead: await linkedAs('deputy_head'),
      director: await linkedAs('director'),
      secretary: await linkedAs('secretary'),
      administrator: await link(db, await buildStaff(db, home, { roles: ['administrator'] })),
      technicalAdministrator: await link(
        db,
        await buildStaff(db, home, { roles: ['technical_administrator'] }),
      ),
      administratorElsewhere: await link(db, await buildStaff(db, other, { roles: ['administrator'] })),
    },
    subjectTeacher,
    otherTeacher,
    subjectTeacherLinkId: teacherAccount.linkId,
    classTeacherId: classTeacher.id,
    newTeacher: await buildStaff(db, home, { givenName: 'Новая' }),
  }
}

/** One account: first a guardian at the other school, then a teacher who leads 7Б at this one. */
async function linkParentElsewhere(
  db: Database,
  home: School,
  other: School,
  { classes, pupils }: { classes: Classes; pupils: Pupils },
): Promise<LinkedAccount> {
  const externalUserId = String(800_000 + next())
  const parent = await buildGuardian(db, other, { of: [pupils.pupilElsewhere] })
  await giveConsent(db, pupils.pupilElsewhere, parent)
  await link(db, parent, externalUserId)
  return link(db, await buildStaff(db, home, { leads: [classes.class7B] }), externalUserId)
}
