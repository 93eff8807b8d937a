import type { Migration } from './migration'

/** Accounts, their links to people, one-time codes, consents and API keys. */
export const createAccess: Migration = {
  name: '20261123080100-create-access',
  up: `
create table accounts (
  id bigint generated always as identity primary key,
  channel text not null default 'telegram' check (channel in ('telegram')),
  external_user_id text not null check (length(external_user_id) between 1 and 64),
  language text check (language in ('ru', 'en')),
  privacy text check (privacy in ('full', 'initials', 'minimal', 'link')),
  unreachable_at timestamptz,
  created_at timestamptz not null default now(),
  unique (channel, external_user_id)
);

create table link_codes (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  person_id bigint not null,
  -- HMAC of the code's twelve signs; the code itself is never stored.
  code_hash bytea not null unique check (length(code_hash) = 32),
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  redeemed_at timestamptz,
  redeemed_by_account_id bigint references accounts (id),
  revoked_at timestamptz,
  check (redeemed_at is null or revoked_at is null),
  foreign key (school_id, person_id) references people (school_id, id)
);
create index link_codes_by_person on link_codes (person_id);
create index link_codes_by_school on link_codes (school_id, id);

create table account_links (
  id bigint generated always as identity primary key,
  account_id bigint not null references accounts (id),
  school_id bigint not null references schools (id),
  person_id bigint not null,
  link_code_id bigint unique references link_codes (id),
  linked_at timestamptz not null,
  unlinked_at timestamptz check (unlinked_at >= linked_at),
  unlink_reason text check (unlink_reason in ('self', 'other_account', 'school', 'withdrawn', 'left')),
  check ((unlinked_at is null) = (unlink_reason is null)),
  foreign key (school_id, person_id) references people (school_id, id)
);
create unique index account_links_current on account_links (account_id, person_id) where unlinked_at is null;
create index account_links_by_person on account_links (person_id) where unlinked_at is null;
create index account_links_by_school on account_links (school_id, id);

-- Failed tries by a keyed hash of the user, so that a stranger leaves no identity behind.
create table link_attempts (
  user_hash bytea primary key check (length(user_hash) = 32),
  failures integer not null check (failures > 0),
  last_failed_at timestamptz not null,
  next_allowed_at timestamptz not null
);

create table consents (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  subject_id bigint not null,
  given_by_id bigint not null,
  kind text not null check (kind in ('processing', 'channel')),
  item text not null check (item ~ '^[a-z_]{1,40}$'),
  number text not null check (length(number) between 1 and 40),
  text_version text not null,
  from_on date not null,
  until_on date check (until_on > from_on),
  evidence text not null check (evidence in ('chat', 'paper')),
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  destroyed_at timestamptz,
  foreign key (school_id, subject_id) references people (school_id, id),
  foreign key (school_id, given_by_id) references people (school_id, id)
);
create unique index consents_current on consents (subject_id, given_by_id, kind, item) where withdrawn_at is null;
create index consents_by_giver on consents (given_by_id);

create table applications (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  guardian_id bigint not null,
  pupil_id bigint not null,
  number text,
  registered_on date not null,
  form text not null check (form in ('electronic', 'paper', 'email')),
  scope text[] not null default '{}',
  decision text not null default 'pending' check (decision in ('pending', 'accepted', 'refused')),
  decided_on date,
  reason text,
  papers_checked_by_id bigint,
  papers_checked_on date,
  check (decision <> 'refused' or reason is not null),
  foreign key (school_id, guardian_id) references people (school_id, id),
  foreign key (school_id, pupil_id) references people (school_id, id),
  foreign key (school_id, papers_checked_by_id) references people (school_id, id)
);

create table notice_preferences (
  account_id bigint not null references accounts (id) on delete cascade,
  pupil_id bigint not null references people (id),
  kind text not null check (kind in ('mark', 'absence', 'homework', 'timetable', 'digest', 'announcement')),
  mode text not null check (mode in ('instant', 'digest', 'off')),
  primary key (account_id, pupil_id, kind)
);

create table api_keys (
  id bigint generated always as identity primary key,
  school_id bigint references schools (id),
  name text not null check (length(name) between 1 and 100),
  key_hash bytea not null unique check (length(key_hash) = 32),
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_on date
);
`,
  down: `
drop table api_keys, notice_preferences, applications, consents, link_attempts, account_links, link_codes, accounts;
`,
}
