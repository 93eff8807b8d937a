import type { Migration } from './migration'

/** What keeps the edges honest: outbox, lanes, seen updates, job runs, audit, one-time pages, import identities. */
export const createMachinery: Migration = {
  name: '20261123080500-create-machinery',
  up: `
create table bots (
  id bigint generated always as identity primary key,
  -- The part of the token before the colon; the token itself is never stored.
  external_id text not null unique,
  username text,
  first_seen_at timestamptz not null default now()
);

-- One row a person who ever wrote to a bot: the lease under which their updates are served, and the running conversation.
create table lanes (
  bot_id bigint not null references bots (id),
  external_user_id text not null,
  update_id bigint,
  leased_until timestamptz,
  conversation jsonb,
  conversation_at timestamptz,
  -- What the last answer was about, so that «а завтра» has something to continue.
  topic text check (length(topic) <= 40),
  primary key (bot_id, external_user_id)
) with (fillfactor = 70);
create index lanes_with_conversation on lanes (conversation_at) where conversation is not null;

create table seen_updates (
  bot_id bigint not null references bots (id),
  update_id bigint not null,
  external_user_id text not null,
  received_at timestamptz not null default now(),
  -- While an update waits for its lane: later updates of the lane let it pass first until this moment.
  waiting_until timestamptz,
  done_at timestamptz,
  primary key (bot_id, update_id)
) with (fillfactor = 80);
create index seen_updates_waiting on seen_updates (bot_id, external_user_id, update_id) where waiting_until is not null;
create index seen_updates_by_time on seen_updates (received_at);

create table outbox (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  account_link_id bigint not null references account_links (id),
  template text not null check (template ~ '^[a-z][a-z0-9_.]{0,60}$'),
  -- Ids only: names and texts are read when the message is rendered, as the recipient.
  params jsonb not null default '{}',
  dedupe_key text not null unique,
  merge_key text,
  importance text not null default 'normal' check (importance in ('important', 'normal', 'bulk')),
  state text not null default 'ready' check (state in ('held', 'ready', 'sending', 'sent', 'failed', 'dead', 'cancelled')),
  not_before timestamptz not null,
  expires_at timestamptz,
  attempts smallint not null default 0,
  holder text,
  leased_until timestamptz,
  possibly_doubled boolean not null default false,
  last_error text,
  created_at timestamptz not null default now(),
  settled_at timestamptz
);
-- The order of sending: the important first, so that a long bulk sending does not hold them up.
create index outbox_due on outbox ((case importance when 'important' then 0 when 'normal' then 1 else 2 end), not_before, id)
  where state in ('held', 'ready');
create index outbox_sending on outbox (leased_until) where state = 'sending';
create index outbox_by_link on outbox (account_link_id);

create table send_pauses (
  bot_id bigint not null references bots (id),
  scope text not null,
  until_at timestamptz not null,
  primary key (bot_id, scope)
);

create table file_handles (
  file_id bigint not null references files (id) on delete cascade,
  bot_id bigint not null references bots (id),
  -- How the messenger names the uploaded file, so that it is uploaded once.
  handle text not null,
  primary key (file_id, bot_id)
);

create table job_runs (
  id bigint generated always as identity primary key,
  job text not null,
  school_id bigint references schools (id),
  key text not null,
  due_at timestamptz not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz
);
create unique index job_runs_once on job_runs (job, coalesce(school_id, 0), key);

-- A write that arrives a second time answers with what the first one answered.
create table write_origins (
  origin text primary key check (length(origin) between 1 and 200),
  operation text not null,
  result jsonb,
  at timestamptz not null default now()
);
create index write_origins_by_time on write_origins (at);

create table audit_log (
  id bigint generated always as identity primary key,
  school_id bigint references schools (id),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('account', 'api_key', 'job', 'stranger', 'command')),
  account_id bigint,
  person_id bigint,
  api_key_id bigint,
  operation text not null,
  subject_kind text not null,
  subject_id bigint,
  before jsonb,
  after jsonb,
  origin text
);
create index audit_log_by_school on audit_log (school_id, id);

create table audit_seals (
  id bigint generated always as identity primary key,
  first_id bigint not null,
  last_id bigint not null check (last_id >= first_id),
  previous_hash bytea not null,
  hash bytea not null check (length(hash) = 32),
  sealed_at timestamptz not null
);
create unique index audit_seals_in_order on audit_seals (last_id);

create table view_tokens (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  account_id bigint not null references accounts (id) on delete cascade,
  operation text not null,
  input jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  used_at timestamptz
);

create table external_ids (
  school_id bigint not null references schools (id),
  system text not null check (length(system) between 1 and 40),
  entity text not null check (length(entity) between 1 and 40),
  external_id text not null check (length(external_id) between 1 and 300),
  entity_id bigint not null,
  primary key (school_id, system, entity, external_id)
);
create index external_ids_by_entity on external_ids (entity, entity_id);

create table import_mappings (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  name text not null,
  mapping jsonb not null,
  saved_at timestamptz not null,
  unique (school_id, name)
);
`,
  down: `
drop table import_mappings, external_ids, view_tokens, audit_seals, audit_log, write_origins, job_runs, file_handles, send_pauses,
  outbox, seen_updates, lanes, bots;
`,
}
