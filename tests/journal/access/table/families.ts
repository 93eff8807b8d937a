import type { Database } from '../../../../db/connection'
import {
  buildGuardian,
  buildGuardianship,
  buildPerson,
  giveConsent,
  linkAccount,
  type Account,
  type Person,
  type School,
} from '../../../support/factories'
import { over, type Pupils } from './classes'
import type { Persona } from './personas'

type FamilyPersona = Extract<
  Persona,
  | 'guardian'
  | 'guardianWithoutConsent'
  | 'formerGuardian'
  | 'restrictedGuardian'
  | 'guardianOfOtherClass'
  | 'guardianElsewhere'
  | 'anna'
  | 'classmate'
  | 'leaver'
>

/** An account and the person it stands for. */
export type LinkedAccount = Account & { readonly personId: string }

/** Anna's family, other families, and pupils' own accounts. */
export interface Families {
  readonly accounts: Readonly<Record<FamilyPersona, LinkedAccount>>
  readonly guardianId: string
  readonly guardianLinkId: string
  readonly guardianOfOtherClassId: string
  readonly guardianshipId: string
  /** A guardian of Anna's without an account. */
  readonly grandmother: Person
}

/** Links an account to a person and remembers whom it stands for. */
export const link = async (
  db: Database,
  person: Person,
  externalUserId?: string,
): Promise<LinkedAccount> => ({
  ...(await linkAccount(db, person, externalUserId ? { externalUserId } : {})),
  personId: person.id,
})

export async function buildFamilies(
  db: Database,
  home: School,
  other: School,
  { anna, classmate, leaver, pupilOfOtherClass, pupilElsewhere }: Pupils,
): Promise<Families> {
  const consenting = async (guardian: Person, child: Person) => {
    await giveConsent(db, child, guardian)
    return link(db, guardian)
  }
  const guardian = await buildPerson(db, home, { givenName: 'Ольга' })
  const { id: guardianshipId } = await buildGuardianship(db, guardian, anna)
  const guardianWithoutConsent = await buildGuardian(db, home, { of: [anna] })
  const formerGuardian = await buildGuardian(db, home, { of: [anna], guardianship: { until: over } })
  const restricted = { restrictedFrom: over }
  const restrictedGuardian = await buildGuardian(db, home, { of: [anna], guardianship: restricted })
  const guardianOfOtherClass = await buildGuardian(db, home, { of: [pupilOfOtherClass] })
  const guardianElsewhere = await buildGuardian(db, other, { of: [pupilElsewhere] })
  await giveConsent(db, classmate)
  await giveConsent(db, leaver)
  const account = await consenting(guardian, anna)
  return {
    accounts: {
      guardian: account,
      guardianWithoutConsent: await link(db, guardianWithoutConsent),
      formerGuardian: await consenting(formerGuardian, anna),
      restrictedGuardian: await consenting(restrictedGuardian, anna),
      guardianOfOtherClass: await consenting(guardianOfOtherClass, pupilOfOtherClass),
      guardianElsewhere: await consenting(guardianElsewhere, pupilElsewhere),
      anna: await link(db, anna),
      classmate: await link(db, classmate),
      leaver: await link(db, leaver),
    },
    guardianId: guardian.id,
    guardianLinkId: account.linkId,
    guardianOfOtherClassId: guardianOfOtherClass.id,
    guardianshipId,
    grandmother: await buildGuardian(db, home, { of: [anna], givenName: 'Нина' }),
  }
}
