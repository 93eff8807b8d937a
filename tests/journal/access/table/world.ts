import type { Database } from '../../../../db/connection'
import { apiScopes, type Actor, type ApiScope, type ChannelUser } from '../../../../journal/actor'
import { actorFor, buildSchool, commandCaller, testJournal, testNow } from '../../../support/factories'
import { createView } from '../../../../journal/views/create-view'
import { hashApiKey } from '../../../../journal/access/api-keys'
import { issueLinkCode } from '../../../../journal/access/issue-link-code'
import { signTicket } from '../../../../journal/access/ticket'
import type { Self } from './case'
import { buildClasses, buildPupils, type Classes, type Pupils } from './classes'
import { buildFamilies, type Families } from './families'
import type { Persona } from './personas'
import { buildStaffOf, type Staff } from './staff'
import { buildLessonsAndMarks, type Entries } from './entries'

/** Somebody of the world who asks. */
export interface Asker {
  readonly self: Self
  /** The actor; a key lacks the scope when it is the one without. */
  readonly actor: (scope: ApiScope | null) => Actor
}

/** Two schools with everything that a case may be about; every id a string. */
export interface World extends Classes, Pupils, Omit<Families, 'accounts'>, Omit<Staff, 'accounts'>, Entries {
  readonly schoolId: string
  readonly otherSchoolId: string
  /** An unused code of Anna's grandmother, who has no account. */
  readonly familyCodeId: string
  /** An unused code of a new teacher, who has no account. */
  readonly staffCodeId: string
  readonly apiKeyId: string
  readonly apiKeyForAllSchoolsId: string
  /** The token of a one-time page of Anna's guardian. */
  readonly viewToken: string
  /** A ticket for a code; one for somebody else when no user is given. */
  ticket(codeId: string, user: ChannelUser | undefined): string
  readonly askers: Readonly<Record<Persona, Asker>>
}

const somebody: ChannelUser = { channel: 'telegram', externalUserId: '424242' }
const nobodyYet: ChannelUser = { channel: 'telegram', externalUserId: '900001' }

/** Builds the world of the access table on a real database. */
export async function buildWorld(db: Database): Promise<World> {
  const journal = testJournal(db)
  const home = await buildSchool(db)
  const other = await buildSchool(db, { name: 'МБОУ «Школа № 4»', shortName: 'Школа № 4' })
  const classes = await buildClasses(db, home, other)
  const pupils = await buildPupils(db, home, other, classes)
  const families = await buildFamilies(db, home, other, pupils)
  const staff = await buildStaffOf(db, home, other, { classes, pupils })
  const entries = await buildLessonsAndMarks(db, home, { classes, pupils, staff })
  const code = async (personId: string) => (await issueLinkCode(journal, commandCaller, { personId })).id
  const storeKey = async (schoolId: string | null) => {
    const values = {
      schoolId,
      name: 'key',
      keyHash: hashApiKey(`key of ${schoolId ?? 'all'}`),
      scopes: [...apiScopes],
    }
    return (await db.models.ApiKey.create(values)).id
  }
  const apiKeyId = await storeKey(home.id)
  const apiKeyForAllSchoolsId = await storeKey(null)
  const apiKeyElsewhereId = await storeKey(other.id)
  const guardian = await actorFor(db, families.accounts.guardian)
  const view = await createView(journal, { actor: guardian }, { view: 'marks.week' })
  const key = (keyId: string | null, schoolId: string | null, partly = false): Asker => ({
    self: { personId: undefined, user: undefined },
    actor: (scope) => ({
      kind: 'apiKey',
      keyId,
      schoolId,
      scopes: apiScopes.filter((each) => !partly || each !== scope),
    }),
  })
  const program = (kind: 'job' | 'command'): Asker => ({
    self: { personId: undefined, user: undefined },
    actor: () => ({ kind, name: 'test' }),
  })
  return {
    schoolId: home.id,
    otherSchoolId: other.id,
    ...classes,
    ...pupils,
    ...families,
    ...staff,
    ...entries,
    familyCodeId: await code(families.grandmother.id),
    staffCodeId: await code(staff.newTeacher.id),
    apiKeyId,
    apiKeyForAllSchoolsId,
    viewToken: view.token ?? '',
    ticket: (codeId, user) => signTicket(codeId, user ?? somebody, testNow, journal.secretKey),
    askers: {
      ...(await accountAskers(db, { ...families.accounts, ...staff.accounts })),
      stranger: {
        self: { personId: undefined, user: nobodyYet },
        actor: () => ({ kind: 'stranger', user: nobodyYet }),
      },
      bootstrapKey: key(null, null),
      keyForAllSchools: key(apiKeyForAllSchoolsId, null),
      keyOfSchool: key(apiKeyId, home.id),
      keyOfSchoolWithoutScope: key(apiKeyId, home.id, true),
      keyElsewhere: key(apiKeyElsewhereId, other.id),
      job: program('job'),
      command: program('command'),
    },
  }
}

async function accountAskers<Name extends Persona>(
  db: Database,
  accounts: Readonly<Record<Name, { readonly externalUserId: string; readonly personId: string }>>,
): Promise<Record<Name, Asker>> {
  const askers: Partial<Record<Name, Asker>> = {}
  for (const name of Object.keys(accounts) as Name[]) {
    const { externalUserId, personId } = accounts[name]
    const actor = await actorFor(db, { externalUserId })
    askers[name] = { self: { personId, user: { channel: 'telegram', externalUserId } }, actor: () => actor }
  }
  return askers as Record<Name, Asker>
}
