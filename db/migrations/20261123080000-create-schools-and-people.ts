import type { Migration } from './migration'

/** Schools with their dated settings, and the people every other table speaks of. */
export const createSchoolsAndPeople: Migration = {
  name: '20261123080000-create-schools-and-people',
  up: `
create extension if not exists btree_gist;

create table schools (
  id bigint generated always as identity primary key,
  kind text not null default 'school' check (kind in ('school', 'college')),
  name text not null check (length(name) between 1 and 200),
  short_name text not null check (length(short_name) between 1 and 60),
  address text,
  phone text,
  data_officer text,
  time_zone text not null check (length(time_zone) between 1 and 64),
  demo boolean not null default false,
  last_consent_number integer not null default 0,
  created_at timestamptz not null default now(),
  closed_at timestamptz
);

-- Every version holds the whole set of values that differ from the documented defaults.
create table school_settings (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  valid_from date not null,
  settings jsonb not null check (jsonb_typeof(settings) = 'object'),
  created_at timestamptz not null default now(),
  unique (school_id, valid_from)
);

create table people (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  surname text not null check (length(surname) between 1 and 100),
  given_name text not null check (length(given_name) <= 100),
  patronymic text check (length(patronymic) between 1 and 100),
  sex text check (sex in ('female', 'male')),
  birth_on date check (birth_on > '1900-01-01'),
  -- Lower case with ё as е: what a list is sorted by first, and what a search looks in.
  sort_key text not null generated always as (replace(lower((surname || ' ' || given_name || ' ' || coalesce(patronymic, '')) collate "ru-x-icu"), 'ё', 'е')) stored,
  search_key text not null generated always as (replace(lower((given_name || ' ' || coalesce(patronymic || ' ', '') || surname) collate "ru-x-icu"), 'ё', 'е')) stored,
  created_at timestamptz not null default now(),
  -- The day from which the person no longer learns or works here.
  left_on date,
  unique (school_id, id)
);
create index people_by_name on people (school_id, sort_key);

create table staff_roles (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  person_id bigint not null,
  role text not null check (role in ('administrator', 'technical_administrator', 'director', 'deputy_head', 'secretary', 'teacher')),
  from_on date not null,
  until_on date check (until_on > from_on),
  foreign key (school_id, person_id) references people (school_id, id),
  constraint staff_roles_once exclude using gist (person_id with =, role with =, daterange(from_on, until_on) with &&)
);

create table guardianships (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  guardian_id bigint not null,
  pupil_id bigint not null check (pupil_id <> guardian_id),
  relation text not null check (relation in ('mother', 'father', 'guardian', 'trustee', 'foster_parent', 'other')),
  from_on date not null,
  until_on date check (until_on > from_on),
  -- A court's or custody body's restriction: while it lasts the guardian gets nothing about this child.
  restricted_from date,
  restricted_until date check (restricted_until > restricted_from),
  restriction_basis text,
  basis text,
  verified_by_id bigint,
  verified_on date,
  label text check (length(label) between 1 and 30),
  foreign key (school_id, guardian_id) references people (school_id, id),
  foreign key (school_id, pupil_id) references people (school_id, id),
  foreign key (school_id, verified_by_id) references people (school_id, id),
  constraint guardianships_once exclude using gist (guardian_id with =, pupil_id with =, daterange(from_on, until_on) with &&)
);
create index guardianships_by_pupil on guardianships (pupil_id);
`,
  down: `
drop table guardianships, staff_roles, people, school_settings, schools;
`,
}
