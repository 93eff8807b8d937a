import type { Database } from '../../db/connection'
import type { TestApi } from '../support/api'
import {
  buildClass,
  buildGuardianship,
  buildPerson,
  buildPupil,
  buildSchool,
  buildStaff,
  linkAccount,
} from '../support/factories'

/** Two schools; everything but `other…` belongs to the first. */
export async function buildWorld(db: Database, api: TestApi) {
  const school = await buildSchool(db)
  const other = await buildSchool(db, { shortName: 'Школа № 5' })
  const schoolClass = await buildClass(db, school)
  const nextClass = await buildClass(db, school, { label: '7В' })
  const otherClass = await buildClass(db, other)
  const pupil = await buildPupil(db, school, { class: schoolClass, registerNumber: 9 })
  const otherPupil = await buildPupil(db, other, { class: otherClass })
  const mother = await buildPerson(db, school, { givenName: 'Ольга', patronymic: 'Сергеевна' })
  const father = await buildPerson(db, school, { givenName: 'Олег' })
  const guardianship = await buildGuardianship(db, mother, pupil)
  const teacher = await buildStaff(db, school, { leads: [schoolClass] })
  const otherTeacher = await buildStaff(db, other)
  const account = await linkAccount(db, teacher)
  const made = async (path: string, body: object) =>
    ((await api.send('POST', path, { body })).body as { id: string }).id
  return {
    schoolId: school.id,
    otherSchoolId: other.id,
    classId: schoolClass.id,
    nextClassId: nextClass.id,
    otherClassId: otherClass.id,
    pupilId: pupil.id,
    otherPupilId: otherPupil.id,
    motherId: mother.id,
    fatherId: father.id,
    guardianshipId: guardianship.id,
    teacherId: teacher.id,
    otherTeacherId: otherTeacher.id,
    linkId: account.linkId,
    externalUserId: account.externalUserId,
    codeId: await made('/link-codes', { personId: teacher.id }),
    keyId: await made('/api-keys', { name: 'Ключ', schoolId: school.id, scopes: ['people'] }),
  }
}

/** Ids of {@link buildWorld}. */
export type World = Awaited<ReturnType<typeof buildWorld>>
