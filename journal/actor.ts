import type {
  ActorPersonRecord,
  ActorRecord,
  ChildRecord,
  PupilClassRecord,
  Spell,
} from '../db/queries/actor'
import type { AccountId, ApiKeyId, LocalDate, PersonId, SchoolId } from './ids'
import { settingsOf, type PrivacyLevel, type Settings } from './settings'

export const staffRoles = [
  'administrator',
  'technical_administrator',
  'director',
  'deputy_head',
  'secretary',
  'teacher',
] as const
export type StaffRole = (typeof staffRoles)[number]

/** What an API key may do; a key holds a list of these. */
export const apiScopes = ['schools', 'people', 'codes', 'accounts', 'consents'] as const
export type ApiScope = (typeof apiScopes)[number]

export type ActorChild = ChildRecord
export type ActorClass = PupilClassRecord

/** One person behind an account, in one school; rights over a lesson are those on the lesson's date. */
export interface ActorPerson extends Omit<ActorPersonRecord, 'school' | 'roles'> {
  readonly school: Omit<ActorPersonRecord['school'], 'settings'> & { readonly settings: Settings }
  readonly roles: readonly StaffRole[]
}

/** A messenger user: who writes, before anything is known of them. */
export interface ChannelUser {
  readonly channel: 'telegram'
  readonly externalUserId: string
}

export interface AccountActor {
  readonly kind: 'account'
  readonly user: ChannelUser
  readonly accountId: AccountId
  readonly language: 'ru' | 'en' | null
  /** The person's own privacy level; the school's stricter one wins. */
  readonly privacy: PrivacyLevel | null
  readonly persons: readonly ActorPerson[]
}

export interface ApiKeyActor {
  readonly kind: 'apiKey'
  /** Null for the bootstrap key of the environment. */
  readonly keyId: ApiKeyId | null
  /** The only school the key reaches; null reaches all. */
  readonly schoolId: SchoolId | null
  readonly scopes: readonly ApiScope[]
}

/** Who asks; resolved once per update or request from the link or the key, never from what a client sends. */
export type Actor =
  | AccountActor
  | ApiKeyActor
  /** A program of our own: a scheduled job or the operator's command line. */
  | { readonly kind: 'job' | 'command'; readonly name: string }
  | { readonly kind: 'stranger'; readonly user: ChannelUser }

/** A person as access is decided by, from what the store knows of them. */
export const actorPersonOf = (record: ActorPersonRecord): ActorPerson => ({
  ...record,
  roles: record.roles as readonly StaffRole[],
  school: { ...record.school, settings: settingsOf(record.school.settings) },
})

/** Makes the actor of an account from what the store knows of it. */
export const accountOf = (user: ChannelUser, record: ActorRecord): AccountActor => ({
  kind: 'account',
  user,
  accountId: record.accountId,
  language: record.language,
  privacy: record.privacy,
  persons: record.persons.map((person) => ({
    ...person,
    roles: person.roles as readonly StaffRole[],
    school: { ...person.school, settings: settingsOf(person.school.settings) },
  })),
})

/** Makes the actor of a messenger user; null stands for someone without an account. */
export const actorOf = (user: ChannelUser, record: ActorRecord | null): Actor =>
  record ? accountOf(user, record) : { kind: 'stranger', user }

/** Whether a spell covers a day. */
export const covers = ({ from, until }: Spell, day: LocalDate): boolean =>
  from <= day && (until === null || day < until)

/** Whether someone who left on that day (null: never) is still here on `today`. */
export const isHere = (leftOn: LocalDate | null, today: LocalDate): boolean =>
  leftOn === null || today < leftOn

/** The persons of an account who are still at their schools; none for any other actor. */
export const personsOf = (actor: Actor): readonly ActorPerson[] =>
  actor.kind === 'account' ? actor.persons.filter((p) => isHere(p.leftOn, p.today)) : []

/** The person an account stands for in one school, or undefined. */
export const personIn = (actor: Actor, schoolId: SchoolId): ActorPerson | undefined =>
  personsOf(actor).find((p) => p.school.id === schoolId)

/** A pupil whom an account may read about, through whom, and which consented items. */
export interface ReadablePupil {
  readonly person: ActorPerson
  readonly pupilId: PersonId
  /** The guardian's view of the child; undefined when the pupil reads about themself. */
  readonly child: ActorChild | undefined
  readonly class: ActorClass | null
  readonly items: ReadonlySet<string>
}
