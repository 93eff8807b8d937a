-- The whole schema after every migration. Written by `npm run db:dump`; edit migrations, not this file.

create extension btree_gist;

create table absence_periods (
  id bigint not null generated always as identity,
  school_id bigint not null,
  pupil_id bigint not null,
  from_on date not null,
  until_on date not null,
  reason text not null,
  note text,
  reported_by_id bigint,
  reported_at timestamp with time zone not null,
  status text not null default 'reported'::text,
  decided_by_id bigint,
  decided_at timestamp with time zone,
  decision_note text,
  constraint absence_periods_pkey PRIMARY KEY (id),
  constraint absence_periods_check CHECK ((until_on > from_on)),
  constraint absence_periods_decision_note_check CHECK ((length(decision_note) <= 500)),
  constraint absence_periods_note_check CHECK ((length(note) <= 500)),
  constraint absence_periods_reason_check CHECK ((reason = ANY (ARRAY['ill'::text, 'family'::text, 'competition'::text, 'other'::text]))),
  constraint absence_periods_status_check CHECK ((status = ANY (ARRAY['reported'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text])))
);

create table academic_years (
  id bigint not null generated always as identity,
  school_id bigint not null,
  name text not null,
  from_on date not null,
  until_on date not null,
  constraint academic_years_pkey PRIMARY KEY (id),
  constraint academic_years_school_id_id_key UNIQUE (school_id, id),
  constraint academic_years_school_id_name_key UNIQUE (school_id, name),
  constraint academic_years_apart EXCLUDE USING gist (school_id WITH =, daterange(from_on, until_on) WITH &&),
  constraint academic_years_check CHECK ((until_on > from_on))
);

create table account_links (
  id bigint not null generated always as identity,
  account_id bigint not null,
  school_id bigint not null,
  person_id bigint not null,
  link_code_id bigint,
  linked_at timestamp with time zone not null,
  unlinked_at timestamp with time zone,
  unlink_reason text,
  constraint account_links_pkey PRIMARY KEY (id),
  constraint account_links_link_code_id_key UNIQUE (link_code_id),
  constraint account_links_check CHECK ((unlinked_at >= linked_at)),
  constraint account_links_check1 CHECK (((unlinked_at IS NULL) = (unlink_reason IS NULL))),
  constraint account_links_unlink_reason_check CHECK ((unlink_reason = ANY (ARRAY['self'::text, 'other_account'::text, 'school'::text, 'withdrawn'::text, 'left'::text])))
);

create table accounts (
  id bigint not null generated always as identity,
  channel text not null default 'telegram'::text,
  external_user_id text not null,
  language text,
  privacy text,
  unreachable_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_channel_external_user_id_key UNIQUE (channel, external_user_id),
  constraint accounts_channel_check CHECK ((channel = 'telegram'::text)),
  constraint accounts_external_user_id_check CHECK (((length(external_user_id) >= 1) AND (length(external_user_id) <= 64))),
  constraint accounts_language_check CHECK ((language = ANY (ARRAY['ru'::text, 'en'::text]))),
  constraint accounts_privacy_check CHECK ((privacy = ANY (ARRAY['full'::text, 'initials'::text, 'minimal'::text, 'link'::text])))
);

create table announcement_recipients (
  announcement_id bigint not null,
  school_id bigint not null,
  person_id bigint not null,
  pupil_id bigint,
  acknowledged_at timestamp with time zone,
  constraint announcement_recipients_pkey PRIMARY KEY (announcement_id, person_id)
);

create table announcements (
  id bigint not null generated always as identity,
  school_id bigint not null,
  scope text not null,
  grade smallint,
  class_id bigint,
  course_id bigint,
  audience text not null,
  body text not null,
  important boolean not null default false,
  event_id bigint,
  file_id bigint,
  created_by_id bigint,
  created_at timestamp with time zone not null,
  send_at timestamp with time zone not null,
  visible_until timestamp with time zone,
  recalled_at timestamp with time zone,
  constraint announcements_pkey PRIMARY KEY (id),
  constraint announcements_school_id_id_key UNIQUE (school_id, id),
  constraint announcements_audience_check CHECK ((audience = ANY (ARRAY['guardians'::text, 'pupils'::text, 'families'::text, 'staff'::text]))),
  constraint announcements_body_check CHECK (((length(body) >= 1) AND (length(body) <= 4000))),
  constraint announcements_check CHECK (((scope = 'grade'::text) = (grade IS NOT NULL))),
  constraint announcements_check1 CHECK (((scope = 'class'::text) = (class_id IS NOT NULL))),
  constraint announcements_check2 CHECK (((scope = 'course'::text) = (course_id IS NOT NULL))),
  constraint announcements_scope_check CHECK ((scope = ANY (ARRAY['school'::text, 'grade'::text, 'class'::text, 'course'::text, 'staff'::text])))
);

create table api_keys (
  id bigint not null generated always as identity,
  school_id bigint,
  name text not null,
  key_hash bytea not null,
  scopes text[] not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_on date,
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_key_hash_key UNIQUE (key_hash),
  constraint api_keys_key_hash_check CHECK ((length(key_hash) = 32)),
  constraint api_keys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);

create table applications (
  id bigint not null generated always as identity,
  school_id bigint not null,
  guardian_id bigint not null,
  pupil_id bigint not null,
  number text,
  registered_on date not null,
  form text not null,
  scope text[] not null default '{}'::text[],
  decision text not null default 'pending'::text,
  decided_on date,
  reason text,
  papers_checked_by_id bigint,
  papers_checked_on date,
  constraint applications_pkey PRIMARY KEY (id),
  constraint applications_check CHECK (((decision <> 'refused'::text) OR (reason IS NOT NULL))),
  constraint applications_decision_check CHECK ((decision = ANY (ARRAY['pending'::text, 'accepted'::text, 'refused'::text]))),
  constraint applications_form_check CHECK ((form = ANY (ARRAY['electronic'::text, 'paper'::text, 'email'::text])))
);

create table attendance (
  id bigint not null generated always as identity,
  school_id bigint not null,
  lesson_id bigint not null,
  pupil_id bigint not null,
  day date not null,
  presence text not null,
  reason text not null default 'unknown'::text,
  minutes smallint,
  entered_by_id bigint,
  entered_at timestamp with time zone not null,
  published_at timestamp with time zone not null,
  changed_at timestamp with time zone,
  constraint attendance_pkey PRIMARY KEY (id),
  constraint attendance_lesson_id_pupil_id_key UNIQUE (lesson_id, pupil_id),
  constraint attendance_minutes_check CHECK (((minutes >= 1) AND (minutes <= 300))),
  constraint attendance_presence_check CHECK ((presence = ANY (ARRAY['present'::text, 'absent'::text, 'late'::text, 'left_early'::text, 'remote'::text]))),
  constraint attendance_reason_check CHECK ((reason = ANY (ARRAY['unknown'::text, 'unexcused'::text, 'ill'::text, 'excused'::text])))
);

create table attendance_checks (
  lesson_id bigint not null,
  school_id bigint not null,
  by_id bigint,
  at timestamp with time zone not null,
  constraint attendance_checks_pkey PRIMARY KEY (lesson_id)
);

create table attendance_codes (
  id bigint not null generated always as identity,
  school_id bigint not null,
  code text not null,
  presence text not null,
  reason text not null default 'unknown'::text,
  constraint attendance_codes_pkey PRIMARY KEY (id),
  constraint attendance_codes_school_id_code_key UNIQUE (school_id, code),
  constraint attendance_codes_code_check CHECK (((length(code) >= 1) AND (length(code) <= 10))),
  constraint attendance_codes_presence_check CHECK ((presence = ANY (ARRAY['present'::text, 'absent'::text, 'late'::text, 'left_early'::text, 'remote'::text]))),
  constraint attendance_codes_reason_check CHECK ((reason = ANY (ARRAY['unknown'::text, 'unexcused'::text, 'ill'::text, 'excused'::text])))
);

create table audit_log (
  id bigint not null generated always as identity,
  school_id bigint,
  at timestamp with time zone not null,
  actor_kind text not null,
  account_id bigint,
  person_id bigint,
  api_key_id bigint,
  operation text not null,
  subject_kind text not null,
  subject_id bigint,
  before jsonb,
  after jsonb,
  origin text,
  constraint audit_log_pkey PRIMARY KEY (id),
  constraint audit_log_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['account'::text, 'api_key'::text, 'job'::text, 'stranger'::text, 'command'::text])))
);

create table audit_seals (
  id bigint not null generated always as identity,
  first_id bigint not null,
  last_id bigint not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamp with time zone not null,
  constraint audit_seals_pkey PRIMARY KEY (id),
  constraint audit_seals_check CHECK ((last_id >= first_id)),
  constraint audit_seals_hash_check CHECK ((length(hash) = 32))
);

create table bell_schedules (
  id bigint not null generated always as identity,
  school_id bigint not null,
  name text not null,
  shift smallint not null default 1,
  constraint bell_schedules_pkey PRIMARY KEY (id),
  constraint bell_schedules_school_id_id_key UNIQUE (school_id, id),
  constraint bell_schedules_school_id_name_key UNIQUE (school_id, name),
  constraint bell_schedules_shift_check CHECK (((shift >= 1) AND (shift <= 3)))
);

create table bells (
  schedule_id bigint not null,
  number smallint not null,
  starts_at time without time zone not null,
  ends_at time without time zone not null,
  constraint bells_pkey PRIMARY KEY (schedule_id, number),
  constraint bells_check CHECK ((ends_at > starts_at)),
  constraint bells_number_check CHECK (((number >= 0) AND (number <= 15)))
);

create table bots (
  id bigint not null generated always as identity,
  external_id text not null,
  username text,
  first_seen_at timestamp with time zone not null default now(),
  constraint bots_pkey PRIMARY KEY (id),
  constraint bots_external_id_key UNIQUE (external_id)
);

create table calendar_days (
  id bigint not null generated always as identity,
  school_id bigint not null,
  day date not null,
  grade smallint,
  class_id bigint,
  kind text not null,
  as_weekday smallint,
  as_parity text,
  bell_schedule_id bigint,
  note text,
  constraint calendar_days_pkey PRIMARY KEY (id),
  constraint calendar_days_as_parity_check CHECK ((as_parity = ANY (ARRAY['odd'::text, 'even'::text]))),
  constraint calendar_days_as_weekday_check CHECK (((as_weekday >= 1) AND (as_weekday <= 7))),
  constraint calendar_days_check CHECK (((grade IS NULL) OR (class_id IS NULL))),
  constraint calendar_days_check1 CHECK (((kind = 'moved'::text) = (as_weekday IS NOT NULL))),
  constraint calendar_days_grade_check CHECK (((grade >= 1) AND (grade <= 12))),
  constraint calendar_days_kind_check CHECK ((kind = ANY (ARRAY['holiday'::text, 'moved'::text, 'remote'::text, 'free_attendance'::text, 'quarantine'::text, 'shortened'::text])))
);

create table class_memberships (
  id bigint not null generated always as identity,
  school_id bigint not null,
  class_id bigint not null,
  pupil_id bigint not null,
  from_on date not null,
  until_on date,
  register_number smallint,
  home_schooled boolean not null default false,
  joining_order_id bigint,
  leaving_order_id bigint,
  constraint class_memberships_pkey PRIMARY KEY (id),
  constraint class_memberships_once EXCLUDE USING gist (pupil_id WITH =, daterange(from_on, until_on) WITH &&),
  constraint class_memberships_check CHECK ((until_on > from_on)),
  constraint class_memberships_register_number_check CHECK ((register_number > 0))
);

create table class_teachers (
  id bigint not null generated always as identity,
  school_id bigint not null,
  class_id bigint not null,
  person_id bigint not null,
  from_on date not null,
  until_on date,
  acting boolean not null default false,
  constraint class_teachers_pkey PRIMARY KEY (id),
  constraint class_teachers_once EXCLUDE USING gist (class_id WITH =, person_id WITH =, daterange(from_on, until_on) WITH &&),
  constraint class_teachers_check CHECK ((until_on > from_on))
);

create table classes (
  id bigint not null generated always as identity,
  school_id bigint not null,
  academic_year_id bigint not null,
  label text not null,
  grade smallint,
  shift smallint not null default 1,
  days_a_week smallint not null default 5,
  period_scheme_id bigint,
  bell_schedule_id bigint,
  constraint classes_pkey PRIMARY KEY (id),
  constraint classes_academic_year_id_label_key UNIQUE (academic_year_id, label),
  constraint classes_school_id_id_key UNIQUE (school_id, id),
  constraint classes_days_a_week_check CHECK (((days_a_week >= 1) AND (days_a_week <= 7))),
  constraint classes_grade_check CHECK (((grade >= 1) AND (grade <= 12))),
  constraint classes_label_check CHECK (((length(label) >= 1) AND (length(label) <= 20))),
  constraint classes_shift_check CHECK (((shift >= 1) AND (shift <= 3)))
);

create table consents (
  id bigint not null generated always as identity,
  school_id bigint not null,
  subject_id bigint not null,
  given_by_id bigint not null,
  kind text not null,
  item text not null,
  number text not null,
  text_version text not null,
  from_on date not null,
  until_on date,
  evidence text not null,
  given_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  destroyed_at timestamp with time zone,
  constraint consents_pkey PRIMARY KEY (id),
  constraint consents_check CHECK ((until_on > from_on)),
  constraint consents_evidence_check CHECK ((evidence = ANY (ARRAY['chat'::text, 'paper'::text]))),
  constraint consents_item_check CHECK ((item ~ '^[a-z_]{1,40}$'::text)),
  constraint consents_kind_check CHECK ((kind = ANY (ARRAY['processing'::text, 'channel'::text]))),
  constraint consents_number_check CHECK (((length(number) >= 1) AND (length(number) <= 40)))
);

create table course_exemptions (
  id bigint not null generated always as identity,
  school_id bigint not null,
  course_id bigint not null,
  pupil_id bigint not null,
  from_on date not null,
  until_on date,
  order_id bigint,
  constraint course_exemptions_pkey PRIMARY KEY (id),
  constraint course_exemptions_once EXCLUDE USING gist (course_id WITH =, pupil_id WITH =, daterange(from_on, until_on) WITH &&),
  constraint course_exemptions_check CHECK ((until_on > from_on))
);

create table course_teachers (
  id bigint not null generated always as identity,
  school_id bigint not null,
  course_id bigint not null,
  person_id bigint not null,
  role text not null default 'main'::text,
  from_on date not null,
  until_on date,
  constraint course_teachers_pkey PRIMARY KEY (id),
  constraint course_teachers_once EXCLUDE USING gist (course_id WITH =, person_id WITH =, daterange(from_on, until_on) WITH &&),
  constraint course_teachers_check CHECK ((until_on > from_on)),
  constraint course_teachers_role_check CHECK ((role = ANY (ARRAY['main'::text, 'co_teacher'::text, 'long_substitute'::text])))
);

create table courses (
  id bigint not null generated always as identity,
  school_id bigint not null,
  academic_year_id bigint not null,
  subject_id bigint not null,
  class_id bigint,
  group_id bigint,
  kind text not null default 'lesson'::text,
  graded boolean not null default true,
  hours_a_week numeric(4,1),
  plan_id bigint,
  constraint courses_pkey PRIMARY KEY (id),
  constraint courses_school_id_id_key UNIQUE (school_id, id),
  constraint courses_check CHECK ((num_nonnulls(class_id, group_id) = 1)),
  constraint courses_hours_a_week_check CHECK ((hours_a_week > (0)::numeric)),
  constraint courses_kind_check CHECK ((kind = ANY (ARRAY['lesson'::text, 'elective'::text, 'circle'::text, 'practice'::text, 'home'::text])))
);

create table digests (
  id bigint not null generated always as identity,
  school_id bigint not null,
  account_link_id bigint not null,
  week_on date not null,
  created_at timestamp with time zone not null,
  signed_at timestamp with time zone,
  constraint digests_pkey PRIMARY KEY (id),
  constraint digests_account_link_id_week_on_key UNIQUE (account_link_id, week_on)
);

create table event_responses (
  event_id bigint not null,
  school_id bigint not null,
  person_id bigint not null,
  revision integer not null,
  answer text not null,
  answered_at timestamp with time zone not null,
  constraint event_responses_pkey PRIMARY KEY (event_id, person_id),
  constraint event_responses_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text, 'unsure'::text])))
);

create table events (
  id bigint not null generated always as identity,
  school_id bigint not null,
  scope text not null,
  grade smallint,
  class_id bigint,
  audience text not null,
  title text not null,
  body text,
  place text,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  revision integer not null default 1,
  created_by_id bigint,
  created_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  constraint events_pkey PRIMARY KEY (id),
  constraint events_school_id_id_key UNIQUE (school_id, id),
  constraint events_audience_check CHECK ((audience = ANY (ARRAY['guardians'::text, 'pupils'::text, 'families'::text, 'staff'::text]))),
  constraint events_body_check CHECK (((length(body) >= 1) AND (length(body) <= 4000))),
  constraint events_check CHECK ((ends_at > starts_at)),
  constraint events_check1 CHECK (((scope = 'grade'::text) = (grade IS NOT NULL))),
  constraint events_check2 CHECK (((scope = 'class'::text) = (class_id IS NOT NULL))),
  constraint events_scope_check CHECK ((scope = ANY (ARRAY['school'::text, 'grade'::text, 'class'::text, 'staff'::text]))),
  constraint events_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);

create table external_ids (
  school_id bigint not null,
  system text not null,
  entity text not null,
  external_id text not null,
  entity_id bigint not null,
  constraint external_ids_pkey PRIMARY KEY (school_id, system, entity, external_id),
  constraint external_ids_entity_check CHECK (((length(entity) >= 1) AND (length(entity) <= 40))),
  constraint external_ids_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 300))),
  constraint external_ids_system_check CHECK (((length(system) >= 1) AND (length(system) <= 40)))
);

create table file_handles (
  file_id bigint not null,
  bot_id bigint not null,
  handle text not null,
  constraint file_handles_pkey PRIMARY KEY (file_id, bot_id)
);

create table files (
  id bigint not null generated always as identity,
  school_id bigint not null,
  sha256 bytea not null,
  name text not null,
  media_type text not null,
  size integer not null,
  bytes bytea not null,
  created_at timestamp with time zone not null,
  constraint files_pkey PRIMARY KEY (id),
  constraint files_school_id_id_key UNIQUE (school_id, id),
  constraint files_school_id_sha256_key UNIQUE (school_id, sha256),
  constraint files_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint files_sha256_check CHECK ((length(sha256) = 32)),
  constraint files_size_check CHECK (((size >= 0) AND (size <= 20971520)))
);

create table group_classes (
  school_id bigint not null,
  group_id bigint not null,
  class_id bigint not null,
  constraint group_classes_pkey PRIMARY KEY (group_id, class_id)
);

create table group_members (
  id bigint not null generated always as identity,
  school_id bigint not null,
  group_id bigint not null,
  pupil_id bigint not null,
  from_on date not null,
  until_on date,
  constraint group_members_pkey PRIMARY KEY (id),
  constraint group_members_once EXCLUDE USING gist (group_id WITH =, pupil_id WITH =, daterange(from_on, until_on) WITH &&),
  constraint group_members_check CHECK ((until_on > from_on))
);

create table groups (
  id bigint not null generated always as identity,
  school_id bigint not null,
  academic_year_id bigint not null,
  name text not null,
  constraint groups_pkey PRIMARY KEY (id),
  constraint groups_school_id_id_key UNIQUE (school_id, id),
  constraint groups_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)))
);

create table guardianships (
  id bigint not null generated always as identity,
  school_id bigint not null,
  guardian_id bigint not null,
  pupil_id bigint not null,
  relation text not null,
  from_on date not null,
  until_on date,
  restricted_from date,
  restricted_until date,
  restriction_basis text,
  basis text,
  verified_by_id bigint,
  verified_on date,
  label text,
  constraint guardianships_pkey PRIMARY KEY (id),
  constraint guardianships_once EXCLUDE USING gist (guardian_id WITH =, pupil_id WITH =, daterange(from_on, until_on) WITH &&),
  constraint guardianships_check CHECK ((pupil_id <> guardian_id)),
  constraint guardianships_check1 CHECK ((until_on > from_on)),
  constraint guardianships_check2 CHECK ((restricted_until > restricted_from)),
  constraint guardianships_label_check CHECK (((length(label) >= 1) AND (length(label) <= 30))),
  constraint guardianships_relation_check CHECK ((relation = ANY (ARRAY['mother'::text, 'father'::text, 'guardian'::text, 'trustee'::text, 'foster_parent'::text, 'other'::text])))
);

create table homework (
  id bigint not null generated always as identity,
  school_id bigint not null,
  course_id bigint not null,
  lesson_id bigint,
  due_on date not null,
  kind text not null,
  body text,
  minutes smallint,
  audience text not null default 'course'::text,
  entered_by_id bigint,
  entered_at timestamp with time zone not null,
  published_at timestamp with time zone not null,
  changed_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint homework_pkey PRIMARY KEY (id),
  constraint homework_school_id_id_key UNIQUE (school_id, id),
  constraint homework_audience_check CHECK ((audience = ANY (ARRAY['course'::text, 'pupils'::text]))),
  constraint homework_body_check CHECK (((length(body) >= 1) AND (length(body) <= 4000))),
  constraint homework_check CHECK (((kind = 'task'::text) OR (body IS NULL))),
  constraint homework_kind_check CHECK ((kind = ANY (ARRAY['task'::text, 'none'::text]))),
  constraint homework_minutes_check CHECK (((minutes >= 1) AND (minutes <= 600)))
);

create table homework_done (
  school_id bigint not null,
  homework_id bigint not null,
  pupil_id bigint not null,
  done_at timestamp with time zone not null,
  constraint homework_done_pkey PRIMARY KEY (homework_id, pupil_id)
);

create table homework_files (
  school_id bigint not null,
  homework_id bigint not null,
  file_id bigint not null,
  "position" smallint not null default 0,
  constraint homework_files_pkey PRIMARY KEY (homework_id, file_id)
);

create table homework_pupils (
  school_id bigint not null,
  homework_id bigint not null,
  pupil_id bigint not null,
  constraint homework_pupils_pkey PRIMARY KEY (homework_id, pupil_id)
);

create table homework_versions (
  id bigint not null generated always as identity,
  school_id bigint not null,
  homework_id bigint not null,
  version integer not null,
  body text,
  due_on date not null,
  by_id bigint,
  at timestamp with time zone not null,
  origin text,
  constraint homework_versions_pkey PRIMARY KEY (id),
  constraint homework_versions_homework_id_version_key UNIQUE (homework_id, version),
  constraint homework_versions_version_check CHECK ((version > 0))
);

create table import_mappings (
  id bigint not null generated always as identity,
  school_id bigint not null,
  name text not null,
  mapping jsonb not null,
  saved_at timestamp with time zone not null,
  constraint import_mappings_pkey PRIMARY KEY (id),
  constraint import_mappings_school_id_name_key UNIQUE (school_id, name)
);

create table job_runs (
  id bigint not null generated always as identity,
  job text not null,
  school_id bigint,
  key text not null,
  due_at timestamp with time zone not null,
  started_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  constraint job_runs_pkey PRIMARY KEY (id)
);

create table lanes (
  bot_id bigint not null,
  external_user_id text not null,
  update_id bigint,
  leased_until timestamp with time zone,
  conversation jsonb,
  conversation_at timestamp with time zone,
  topic text,
  constraint lanes_pkey PRIMARY KEY (bot_id, external_user_id),
  constraint lanes_topic_check CHECK ((length(topic) <= 40))
) with (fillfactor=70);

create table lesson_files (
  school_id bigint not null,
  lesson_id bigint not null,
  file_id bigint not null,
  "position" smallint not null default 0,
  constraint lesson_files_pkey PRIMARY KEY (lesson_id, file_id)
);

create table lessons (
  id bigint not null generated always as identity,
  school_id bigint not null,
  course_id bigint not null,
  day date not null,
  number smallint not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  room_id bigint,
  topic text,
  plan_topic_id bigint,
  status text not null default 'planned'::text,
  moved_from_id bigint,
  timetable_entry_id bigint,
  touched_at timestamp with time zone,
  constraint lessons_pkey PRIMARY KEY (id),
  constraint lessons_school_id_id_key UNIQUE (school_id, id),
  constraint lessons_check CHECK ((ends_at > starts_at)),
  constraint lessons_number_check CHECK (((number >= 0) AND (number <= 15))),
  constraint lessons_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'held'::text, 'cancelled'::text]))),
  constraint lessons_topic_check CHECK (((length(topic) >= 1) AND (length(topic) <= 500)))
);

create table link_attempts (
  user_hash bytea not null,
  failures integer not null,
  last_failed_at timestamp with time zone not null,
  next_allowed_at timestamp with time zone not null,
  constraint link_attempts_pkey PRIMARY KEY (user_hash),
  constraint link_attempts_failures_check CHECK ((failures > 0)),
  constraint link_attempts_user_hash_check CHECK ((length(user_hash) = 32))
);

create table link_codes (
  id bigint not null generated always as identity,
  school_id bigint not null,
  person_id bigint not null,
  code_hash bytea not null,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  redeemed_at timestamp with time zone,
  redeemed_by_account_id bigint,
  revoked_at timestamp with time zone,
  constraint link_codes_pkey PRIMARY KEY (id),
  constraint link_codes_code_hash_key UNIQUE (code_hash),
  constraint link_codes_check CHECK ((expires_at > issued_at)),
  constraint link_codes_check1 CHECK (((redeemed_at IS NULL) OR (revoked_at IS NULL))),
  constraint link_codes_code_hash_check CHECK ((length(code_hash) = 32))
);

create table mark_versions (
  id bigint not null generated always as identity,
  school_id bigint not null,
  mark_id bigint not null,
  version integer not null,
  action text not null,
  value smallint,
  code text,
  comment text,
  reason text,
  by_id bigint,
  at timestamp with time zone not null,
  origin text,
  constraint mark_versions_pkey PRIMARY KEY (id),
  constraint mark_versions_mark_id_version_key UNIQUE (mark_id, version),
  constraint mark_versions_action_check CHECK ((action = ANY (ARRAY['put'::text, 'correct'::text, 'withdraw'::text, 'restore'::text]))),
  constraint mark_versions_version_check CHECK ((version > 0))
);

create table marks (
  id bigint not null generated always as identity,
  school_id bigint not null,
  work_id bigint not null,
  pupil_id bigint not null,
  ordinal smallint not null default 1,
  subject_id bigint not null,
  day date not null,
  value smallint,
  code text,
  weight numeric(4,2) not null default 1,
  counts boolean not null default true,
  entered_by_id bigint,
  entered_at timestamp with time zone not null,
  published_at timestamp with time zone not null,
  changed_at timestamp with time zone,
  previous_value smallint,
  previous_code text,
  withdrawn_at timestamp with time zone,
  comment text,
  change_reason text,
  source text not null default 'own'::text,
  constraint marks_pkey PRIMARY KEY (id),
  constraint marks_school_id_id_key UNIQUE (school_id, id),
  constraint marks_work_id_pupil_id_ordinal_key UNIQUE (work_id, pupil_id, ordinal),
  constraint marks_change_reason_check CHECK (((length(change_reason) >= 1) AND (length(change_reason) <= 500))),
  constraint marks_check CHECK ((num_nonnulls(value, code) = 1)),
  constraint marks_code_check CHECK (((length(code) >= 1) AND (length(code) <= 10))),
  constraint marks_comment_check CHECK (((length(comment) >= 1) AND (length(comment) <= 500))),
  constraint marks_ordinal_check CHECK ((ordinal > 0)),
  constraint marks_previous_value_check CHECK (((previous_value >= 0) AND (previous_value <= 100))),
  constraint marks_source_check CHECK ((source = ANY (ARRAY['own'::text, 'transferred'::text, 'imported'::text]))),
  constraint marks_value_check CHECK (((value >= 0) AND (value <= 100))),
  constraint marks_weight_check CHECK ((weight >= (0)::numeric))
);

create table messages (
  id bigint not null generated always as identity,
  school_id bigint not null,
  thread_id bigint not null,
  by_id bigint not null,
  body text not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_body_check CHECK (((length(body) >= 1) AND (length(body) <= 4000)))
);

create table notice_preferences (
  account_id bigint not null,
  pupil_id bigint not null,
  kind text not null,
  mode text not null,
  constraint notice_preferences_pkey PRIMARY KEY (account_id, pupil_id, kind),
  constraint notice_preferences_kind_check CHECK ((kind = ANY (ARRAY['mark'::text, 'absence'::text, 'homework'::text, 'timetable'::text, 'digest'::text, 'announcement'::text]))),
  constraint notice_preferences_mode_check CHECK ((mode = ANY (ARRAY['instant'::text, 'digest'::text, 'off'::text])))
);

create table orders (
  id bigint not null generated always as identity,
  school_id bigint not null,
  kind text not null,
  number text not null,
  dated_on date not null,
  title text,
  constraint orders_pkey PRIMARY KEY (id),
  constraint orders_school_id_id_key UNIQUE (school_id, id),
  constraint orders_kind_check CHECK ((kind = ANY (ARRAY['enrolment'::text, 'transfer'::text, 'promotion'::text, 'leaving'::text, 'substitution'::text, 'exemption'::text, 'other'::text])))
);

create table outbox (
  id bigint not null generated always as identity,
  school_id bigint not null,
  account_link_id bigint not null,
  template text not null,
  params jsonb not null default '{}'::jsonb,
  dedupe_key text not null,
  merge_key text,
  importance text not null default 'normal'::text,
  state text not null default 'ready'::text,
  not_before timestamp with time zone not null,
  expires_at timestamp with time zone,
  attempts smallint not null default 0,
  holder text,
  leased_until timestamp with time zone,
  possibly_doubled boolean not null default false,
  last_error text,
  created_at timestamp with time zone not null default now(),
  settled_at timestamp with time zone,
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_dedupe_key_key UNIQUE (dedupe_key),
  constraint outbox_importance_check CHECK ((importance = ANY (ARRAY['important'::text, 'normal'::text, 'bulk'::text]))),
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['held'::text, 'ready'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'dead'::text, 'cancelled'::text]))),
  constraint outbox_template_check CHECK ((template ~ '^[a-z][a-z0-9_.]{0,60}$'::text))
);

create table people (
  id bigint not null generated always as identity,
  school_id bigint not null,
  surname text not null,
  given_name text not null,
  patronymic text,
  sex text,
  birth_on date,
  sort_key text not null generated always as (replace(lower((((((surname || ' '::text) || given_name) || ' '::text) || COALESCE(patronymic, ''::text)) COLLATE "ru-x-icu")), 'ё'::text, 'е'::text)) stored,
  search_key text not null generated always as (replace(lower(((((given_name || ' '::text) || COALESCE((patronymic || ' '::text), ''::text)) || surname) COLLATE "ru-x-icu")), 'ё'::text, 'е'::text)) stored,
  created_at timestamp with time zone not null default now(),
  left_on date,
  constraint people_pkey PRIMARY KEY (id),
  constraint people_school_id_id_key UNIQUE (school_id, id),
  constraint people_birth_on_check CHECK ((birth_on > '1900-01-01'::date)),
  constraint people_given_name_check CHECK ((length(given_name) <= 100)),
  constraint people_patronymic_check CHECK (((length(patronymic) >= 1) AND (length(patronymic) <= 100))),
  constraint people_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text]))),
  constraint people_surname_check CHECK (((length(surname) >= 1) AND (length(surname) <= 100)))
);

create table period_schemes (
  id bigint not null generated always as identity,
  school_id bigint not null,
  academic_year_id bigint not null,
  kind text not null,
  constraint period_schemes_pkey PRIMARY KEY (id),
  constraint period_schemes_school_id_id_key UNIQUE (school_id, id),
  constraint period_schemes_kind_check CHECK ((kind = ANY (ARRAY['quarter'::text, 'trimester'::text, 'half_year'::text, 'semester'::text, 'module'::text, 'year'::text])))
);

create table periods (
  id bigint not null generated always as identity,
  school_id bigint not null,
  scheme_id bigint not null,
  number smallint not null,
  from_on date not null,
  until_on date not null,
  closes_on date,
  constraint periods_pkey PRIMARY KEY (id),
  constraint periods_scheme_id_number_key UNIQUE (scheme_id, number),
  constraint periods_school_id_id_key UNIQUE (school_id, id),
  constraint periods_apart EXCLUDE USING gist (scheme_id WITH =, daterange(from_on, until_on) WITH &&),
  constraint periods_check CHECK ((until_on > from_on)),
  constraint periods_number_check CHECK ((number > 0))
);

create table plan_topics (
  id bigint not null generated always as identity,
  school_id bigint not null,
  plan_id bigint not null,
  number smallint not null,
  title text not null,
  hours numeric(4,1) not null default 1,
  constraint plan_topics_pkey PRIMARY KEY (id),
  constraint plan_topics_plan_id_number_key UNIQUE (plan_id, number),
  constraint plan_topics_school_id_id_key UNIQUE (school_id, id),
  constraint plan_topics_hours_check CHECK ((hours > (0)::numeric)),
  constraint plan_topics_number_check CHECK ((number > 0)),
  constraint plan_topics_title_check CHECK (((length(title) >= 1) AND (length(title) <= 500)))
);

create table plans (
  id bigint not null generated always as identity,
  school_id bigint not null,
  academic_year_id bigint not null,
  subject_id bigint not null,
  name text not null,
  constraint plans_pkey PRIMARY KEY (id),
  constraint plans_school_id_id_key UNIQUE (school_id, id)
);

create table polls (
  id bigint not null generated always as identity,
  school_id bigint not null,
  class_id bigint,
  question text not null,
  options text[] not null,
  anonymous boolean not null default false,
  created_by_id bigint,
  created_at timestamp with time zone not null,
  closes_at timestamp with time zone,
  constraint polls_pkey PRIMARY KEY (id),
  constraint polls_school_id_id_key UNIQUE (school_id, id),
  constraint polls_options_check CHECK (((array_length(options, 1) >= 2) AND (array_length(options, 1) <= 12))),
  constraint polls_question_check CHECK (((length(question) >= 1) AND (length(question) <= 300)))
);

create table remarks (
  id bigint not null generated always as identity,
  school_id bigint not null,
  pupil_id bigint not null,
  lesson_id bigint,
  kind text not null,
  audience text not null default 'family'::text,
  body text not null,
  by_id bigint,
  at timestamp with time zone not null,
  published_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint remarks_pkey PRIMARY KEY (id),
  constraint remarks_audience_check CHECK ((audience = ANY (ARRAY['family'::text, 'staff'::text]))),
  constraint remarks_body_check CHECK (((length(body) >= 1) AND (length(body) <= 1000))),
  constraint remarks_kind_check CHECK ((kind = ANY (ARRAY['praise'::text, 'remark'::text, 'behaviour'::text])))
);

create table replacements (
  id bigint not null generated always as identity,
  school_id bigint not null,
  lesson_id bigint not null,
  kind text not null,
  reason text,
  absent_id bigint,
  substitute_id bigint,
  instead_lesson_id bigint,
  order_id bigint,
  created_at timestamp with time zone not null,
  constraint replacements_pkey PRIMARY KEY (id),
  constraint replacements_lesson_id_key UNIQUE (lesson_id),
  constraint replacements_check CHECK (((kind = ANY (ARRAY['substitution'::text, 'merged'::text])) = (substitute_id IS NOT NULL))),
  constraint replacements_kind_check CHECK ((kind = ANY (ARRAY['substitution'::text, 'merged'::text, 'cancelled'::text, 'moved'::text, 'subject_change'::text, 'room_change'::text])))
);

create table results (
  id bigint not null generated always as identity,
  school_id bigint not null,
  pupil_id bigint not null,
  subject_id bigint not null,
  academic_year_id bigint not null,
  kind text not null,
  period_id bigint,
  value smallint,
  code text,
  suggested numeric(5,2),
  printed_average numeric(5,2),
  printed_weighted_average numeric(5,2),
  override_reason text,
  entered_by_id bigint,
  entered_at timestamp with time zone not null,
  published_at timestamp with time zone not null,
  source text not null default 'own'::text,
  constraint results_pkey PRIMARY KEY (id),
  constraint results_check CHECK (((kind = ANY (ARRAY['term'::text, 'half'::text])) = (period_id IS NOT NULL))),
  constraint results_code_check CHECK (((length(code) >= 1) AND (length(code) <= 10))),
  constraint results_kind_check CHECK ((kind = ANY (ARRAY['term'::text, 'half'::text, 'year'::text, 'exam'::text, 'state'::text, 'final'::text]))),
  constraint results_source_check CHECK ((source = ANY (ARRAY['own'::text, 'transferred'::text, 'imported'::text]))),
  constraint results_value_check CHECK (((value >= 0) AND (value <= 100)))
);

create table rooms (
  id bigint not null generated always as identity,
  school_id bigint not null,
  name text not null,
  capacity smallint,
  constraint rooms_pkey PRIMARY KEY (id),
  constraint rooms_school_id_id_key UNIQUE (school_id, id),
  constraint rooms_school_id_name_key UNIQUE (school_id, name),
  constraint rooms_capacity_check CHECK ((capacity > 0)),
  constraint rooms_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40)))
);

create table schema_migrations (
  name text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migrations_pkey PRIMARY KEY (name)
);

create table school_settings (
  id bigint not null generated always as identity,
  school_id bigint not null,
  valid_from date not null,
  settings jsonb not null,
  created_at timestamp with time zone not null default now(),
  constraint school_settings_pkey PRIMARY KEY (id),
  constraint school_settings_school_id_valid_from_key UNIQUE (school_id, valid_from),
  constraint school_settings_settings_check CHECK ((jsonb_typeof(settings) = 'object'::text))
);

create table schools (
  id bigint not null generated always as identity,
  kind text not null default 'school'::text,
  name text not null,
  short_name text not null,
  address text,
  phone text,
  data_officer text,
  time_zone text not null,
  demo boolean not null default false,
  last_consent_number integer not null default 0,
  created_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  constraint schools_pkey PRIMARY KEY (id),
  constraint schools_kind_check CHECK ((kind = ANY (ARRAY['school'::text, 'college'::text]))),
  constraint schools_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint schools_short_name_check CHECK (((length(short_name) >= 1) AND (length(short_name) <= 60))),
  constraint schools_time_zone_check CHECK (((length(time_zone) >= 1) AND (length(time_zone) <= 64)))
);

create table seen_updates (
  bot_id bigint not null,
  update_id bigint not null,
  external_user_id text not null,
  received_at timestamp with time zone not null default now(),
  waiting_until timestamp with time zone,
  done_at timestamp with time zone,
  constraint seen_updates_pkey PRIMARY KEY (bot_id, update_id)
) with (fillfactor=80);

create table send_pauses (
  bot_id bigint not null,
  scope text not null,
  until_at timestamp with time zone not null,
  constraint send_pauses_pkey PRIMARY KEY (bot_id, scope)
);

create table staff_roles (
  id bigint not null generated always as identity,
  school_id bigint not null,
  person_id bigint not null,
  role text not null,
  from_on date not null,
  until_on date,
  constraint staff_roles_pkey PRIMARY KEY (id),
  constraint staff_roles_once EXCLUDE USING gist (person_id WITH =, role WITH =, daterange(from_on, until_on) WITH &&),
  constraint staff_roles_check CHECK ((until_on > from_on)),
  constraint staff_roles_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'technical_administrator'::text, 'director'::text, 'deputy_head'::text, 'secretary'::text, 'teacher'::text])))
);

create table subjects (
  id bigint not null generated always as identity,
  school_id bigint not null,
  name text not null,
  short_name text,
  constraint subjects_pkey PRIMARY KEY (id),
  constraint subjects_school_id_id_key UNIQUE (school_id, id),
  constraint subjects_school_id_name_key UNIQUE (school_id, name),
  constraint subjects_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint subjects_short_name_check CHECK (((length(short_name) >= 1) AND (length(short_name) <= 40)))
);

create table threads (
  id bigint not null generated always as identity,
  school_id bigint not null,
  pupil_id bigint,
  opened_by_id bigint not null,
  addressed_to text not null,
  staff_id bigint,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint threads_pkey PRIMARY KEY (id),
  constraint threads_school_id_id_key UNIQUE (school_id, id),
  constraint threads_addressed_to_check CHECK ((addressed_to = ANY (ARRAY['class_teacher'::text, 'teacher'::text, 'administration'::text])))
);

create table timetable_entries (
  id bigint not null generated always as identity,
  school_id bigint not null,
  course_id bigint not null,
  weekday smallint not null,
  number smallint not null,
  parity text not null default 'every'::text,
  room_id bigint,
  from_on date not null,
  until_on date,
  constraint timetable_entries_pkey PRIMARY KEY (id),
  constraint timetable_entries_school_id_id_key UNIQUE (school_id, id),
  constraint timetable_entries_check CHECK ((until_on > from_on)),
  constraint timetable_entries_number_check CHECK (((number >= 0) AND (number <= 15))),
  constraint timetable_entries_parity_check CHECK ((parity = ANY (ARRAY['every'::text, 'odd'::text, 'even'::text]))),
  constraint timetable_entries_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);

create table view_tokens (
  id bigint not null generated always as identity,
  token_hash bytea not null,
  account_id bigint not null,
  operation text not null,
  input jsonb not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint view_tokens_pkey PRIMARY KEY (id),
  constraint view_tokens_token_hash_key UNIQUE (token_hash),
  constraint view_tokens_check CHECK ((expires_at > created_at)),
  constraint view_tokens_token_hash_check CHECK ((length(token_hash) = 32))
);

create table votes (
  poll_id bigint not null,
  school_id bigint not null,
  person_id bigint not null,
  option smallint not null,
  voted_at timestamp with time zone not null,
  constraint votes_pkey PRIMARY KEY (poll_id, person_id),
  constraint votes_option_check CHECK ((option >= 0))
);

create table work_types (
  id bigint not null generated always as identity,
  school_id bigint not null,
  name text not null,
  short_name text,
  weight numeric(4,2) not null default 1,
  "position" smallint not null default 0,
  constraint work_types_pkey PRIMARY KEY (id),
  constraint work_types_school_id_id_key UNIQUE (school_id, id),
  constraint work_types_school_id_name_key UNIQUE (school_id, name),
  constraint work_types_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint work_types_short_name_check CHECK (((length(short_name) >= 1) AND (length(short_name) <= 20))),
  constraint work_types_weight_check CHECK ((weight >= (0)::numeric))
);

create table works (
  id bigint not null generated always as identity,
  school_id bigint not null,
  course_id bigint not null,
  lesson_id bigint,
  work_type_id bigint,
  day date not null,
  title text,
  constraint works_pkey PRIMARY KEY (id),
  constraint works_school_id_id_key UNIQUE (school_id, id),
  constraint works_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);

create table write_origins (
  origin text not null,
  operation text not null,
  result jsonb,
  at timestamp with time zone not null default now(),
  input_hash bytea,
  constraint write_origins_pkey PRIMARY KEY (origin),
  constraint write_origins_origin_check CHECK (((length(origin) >= 1) AND (length(origin) <= 200)))
);

alter table absence_periods add constraint absence_periods_school_id_decided_by_id_fkey FOREIGN KEY (school_id, decided_by_id) REFERENCES people(school_id, id);
alter table absence_periods add constraint absence_periods_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table absence_periods add constraint absence_periods_school_id_pupil_id_fkey FOREIGN KEY (school_id, pupil_id) REFERENCES people(school_id, id);
alter table absence_periods add constraint absence_periods_school_id_reported_by_id_fkey FOREIGN KEY (school_id, reported_by_id) REFERENCES people(school_id, id);
alter table academic_years add constraint academic_years_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table account_links add constraint account_links_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id);
alter table account_links add constraint account_links_link_code_id_fkey FOREIGN KEY (link_code_id) REFERENCES link_codes(id);
alter table account_links add constraint account_links_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table account_links add constraint account_links_school_id_person_id_fkey FOREIGN KEY (school_id, person_id) REFERENCES people(school_id, id);
alter table announcement_recipients add constraint announcement_recipients_school_id_announcement_id_fkey FOREIGN KEY (school_id, announcement_id) REFERENCES announcements(school_id, id);
alter table announcement_recipients add constraint announcement_recipients_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table announcement_recipients add constraint announcement_recipients_school_id_person_id_fkey FOREIGN KEY (school_id, person_id) REFERENCES people(school_id, id);
alter table announcement_recipients add constraint announcement_recipients_school_id_pupil_id_fkey FOREIGN KEY (school_id, pupil_id) REFERENCES people(school_id, id);
alter table announcements add constraint announcements_school_id_class_id_fkey FOREIGN KEY (school_id, class_id) REFERENCES classes(school_id, id);
alter table announcements add constraint announcements_school_id_course_id_fkey FOREIGN KEY (school_id, course_id) REFERENCES courses(school_id, id);
alter table announcements add constraint announcements_school_id_created_by_id_fkey FOREIGN KEY (school_id, created_by_id) REFERENCES people(school_id, id);
alter table announcements add constraint announcements_school_id_event_id_fkey FOREIGN KEY (school_id, event_id) REFERENCES events(school_id, id);
alter table announcements add constraint announcements_school_id_file_id_fkey FOREIGN KEY (school_id, file_id) REFERENCES files(school_id, id);
alter table announcements add constraint announcements_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table api_keys add constraint api_keys_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table applications add constraint applications_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table applications add constraint applications_school_id_guardian_id_fkey FOREIGN KEY (school_id, guardian_id) REFERENCES people(school_id, id);
alter table applications add constraint applications_school_id_papers_checked_by_id_fkey FOREIGN KEY (school_id, papers_checked_by_id) REFERENCES people(school_id, id);
alter table applications add constraint applications_school_id_pupil_id_fkey FOREIGN KEY (school_id, pupil_id) REFERENCES people(school_id, id);
alter table attendance add constraint attendance_school_id_entered_by_id_fkey FOREIGN KEY (school_id, entered_by_id) REFERENCES people(school_id, id);
alter table attendance add constraint attendance_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table attendance add constraint attendance_school_id_lesson_id_fkey FOREIGN KEY (school_id, lesson_id) REFERENCES lessons(school_id, id);
alter table attendance add constraint attendance_school_id_pupil_id_fkey FOREIGN KEY (school_id, pupil_id) REFERENCES people(school_id, id);
alter table attendance_checks add constraint attendance_checks_school_id_by_id_fkey FOREIGN KEY (school_id, by_id) REFERENCES people(school_id, id);
alter table attendance_checks add constraint attendance_checks_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table attendance_checks add constraint attendance_checks_school_id_lesson_id_fkey FOREIGN KEY (school_id, lesson_id) REFERENCES lessons(school_id, id);
alter table attendance_codes add constraint attendance_codes_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table audit_log add constraint audit_log_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table bell_schedules add constraint bell_schedules_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table bells add constraint bells_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES bell_schedules(id) ON DELETE CASCADE;
alter table calendar_days add constraint calendar_days_school_id_bell_schedule_id_fkey FOREIGN KEY (school_id, bell_schedule_id) REFERENCES bell_schedules(school_id, id);
alter table calendar_days add constraint calendar_days_school_id_class_id_fkey FOREIGN KEY (school_id, class_id) REFERENCES classes(school_id, id);
alter table calendar_days add constraint calendar_days_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table class_memberships add constraint class_memberships_school_id_class_id_fkey FOREIGN KEY (school_id, class_id) REFERENCES classes(school_id, id);
alter table class_memberships add constraint class_memberships_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table class_memberships add constraint class_memberships_school_id_joining_order_id_fkey FOREIGN KEY (school_id, joining_order_id) REFERENCES orders(school_id, id);
alter table class_memberships add constraint class_memberships_school_id_leaving_order_id_fkey FOREIGN KEY (school_id, leaving_order_id) REFERENCES orders(school_id, id);
alter table class_memberships add constraint class_memberships_school_id_pupil_id_fkey FOREIGN KEY (school_id, pupil_id) REFERENCES people(school_id, id);
alter table class_teachers add constraint class_teachers_school_id_class_id_fkey FOREIGN KEY (school_id, class_id) REFERENCES classes(school_id, id);
alter table class_teachers add constraint class_teachers_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table class_teachers add constraint class_teachers_school_id_person_id_fkey FOREIGN KEY (school_id, person_id) REFERENCES people(school_id, id);
alter table classes add constraint classes_school_id_academic_year_id_fkey FOREIGN KEY (school_id, academic_year_id) REFERENCES academic_years(school_id, id);
alter table classes add constraint classes_school_id_bell_schedule_id_fkey FOREIGN KEY (school_id, bell_schedule_id) REFERENCES bell_schedules(school_id, id);
alter table classes add constraint classes_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table classes add constraint classes_school_id_period_scheme_id_fkey FOREIGN KEY (school_id, period_scheme_id) REFERENCES period_schemes(school_id, id);
alter table consents add constraint consents_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table consents add constraint consents_school_id_given_by_id_fkey FOREIGN KEY (school_id, given_by_id) REFERENCES people(school_id, id);
alter table consents add constraint consents_school_id_subject_id_fkey FOREIGN KEY (school_id, subject_id) REFERENCES people(school_id, id);
alter table course_exemptions add constraint course_exemptions_school_id_course_id_fkey FOREIGN KEY (school_id, course_id) REFERENCES courses(school_id, id);
alter table course_exemptions add constraint course_exemptions_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table course_exemptions add constraint course_exemptions_school_id_order_id_fkey FOREIGN KEY (school_id, order_id) REFERENCES orders(school_id, id);
alter table course_exemptions add constraint course_exemptions_school_id_pupil_id_fkey FOREIGN KEY (school_id, pupil_id) REFERENCES people(school_id, id);
alter table course_teachers add constraint course_teachers_school_id_course_id_fkey FOREIGN KEY (school_id, course_id) REFERENCES courses(school_id, id);
alter table course_teachers add constraint course_teachers_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table course_teachers add constraint course_teachers_school_id_person_id_fkey FOREIGN KEY (school_id, person_id) REFERENCES people(school_id, id);
alter table courses add constraint courses_school_id_academic_year_id_fkey FOREIGN KEY (school_id, academic_year_id) REFERENCES academic_years(school_id, id);
alter table courses add constraint courses_school_id_class_id_fkey FOREIGN KEY (school_id, class_id) REFERENCES classes(school_id, id);
alter table courses add constraint courses_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table courses add constraint courses_school_id_group_id_fkey FOREIGN KEY (school_id, group_id) REFERENCES groups(school_id, id);
alter table courses add constraint courses_school_id_plan_id_fkey FOREIGN KEY (school_id, plan_id) REFERENCES plans(school_id, id);
alter table courses add constraint courses_school_id_subject_id_fkey FOREIGN KEY (school_id, subject_id) REFERENCES subjects(school_id, id);
alter table digests add constraint digests_account_link_id_fkey FOREIGN KEY (account_link_id) REFERENCES account_links(id);
alter table digests add constraint digests_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table event_responses add constraint event_responses_school_id_event_id_fkey FOREIGN KEY (school_id, event_id) REFERENCES events(school_id, id);
alter table event_responses add constraint event_responses_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table event_responses add constraint event_responses_school_id_person_id_fkey FOREIGN KEY (school_id, person_id) REFERENCES people(school_id, id);
alter table events add constraint events_school_id_class_id_fkey FOREIGN KEY (school_id, class_id) REFERENCES classes(school_id, id);
alter table events add constraint events_school_id_created_by_id_fkey FOREIGN KEY (school_id, created_by_id) REFERENCES people(school_id, id);
alter table events add constraint events_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table external_ids add constraint external_ids_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table file_handles add constraint file_handles_bot_id_fkey FOREIGN KEY (bot_id) REFERENCES bots(id);
alter table file_handles add constraint file_handles_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id) ON DELETE CASCADE;
alter table files add constraint files_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table group_classes add constraint group_classes_school_id_class_id_fkey FOREIGN KEY (school_id, class_id) REFERENCES classes(school_id, id);
alter table group_classes add constraint group_classes_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table group_classes add constraint group_classes_school_id_group_id_fkey FOREIGN KEY (school_id, group_id) REFERENCES groups(school_id, id);
alter table group_members add constraint group_members_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table group_members add constraint group_members_school_id_group_id_fkey FOREIGN KEY (school_id, group_id) REFERENCES groups(school_id, id);
alter table group_members add constraint group_members_school_id_pupil_id_fkey FOREIGN KEY (school_id, pupil_id) REFERENCES people(school_id, id);
alter table groups add constraint groups_school_id_academic_year_id_fkey FOREIGN KEY (school_id, academic_year_id) REFERENCES academic_years(school_id, id);
alter table groups add constraint groups_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table guardianships add constraint guardianships_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table guardianships add constraint guardianships_school_id_guardian_id_fkey FOREIGN KEY (school_id, guardian_id) REFERENCES people(school_id, id);
alter table guardianships add constraint guardianships_school_id_pupil_id_fkey FOREIGN KEY (school_id, pupil_id) REFERENCES people(school_id, id);
alter table guardianships add constraint guardianships_school_id_verified_by_id_fkey FOREIGN KEY (school_id, verified_by_id) REFERENCES people(school_id, id);
alter table homework add constraint homework_school_id_course_id_fkey FOREIGN KEY (school_id, course_id) REFERENCES courses(school_id, id);
alter table homework add constraint homework_school_id_entered_by_id_fkey FOREIGN KEY (school_id, entered_by_id) REFERENCES people(school_id, id);
alter table homework add constraint homework_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table homework add constraint homework_school_id_lesson_id_fkey FOREIGN KEY (school_id, lesson_id) REFERENCES lessons(school_id, id);
alter table homework_done add constraint homework_done_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table homework_done add constraint homework_done_school_id_homework_id_fkey FOREIGN KEY (school_id, homework_id) REFERENCES homework(school_id, id);
alter table homework_done add constraint homework_done_school_id_pupil_id_fkey FOREIGN KEY (school_id, pupil_id) REFERENCES people(school_id, id);
alter table homework_files add constraint homework_files_school_id_file_id_fkey FOREIGN KEY (school_id, file_id) REFERENCES files(school_id, id);
alter table homework_files add constraint homework_files_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table homework_files add constraint homework_files_school_id_homework_id_fkey FOREIGN KEY (school_id, homework_id) REFERENCES homework(school_id, id);
alter table homework_pupils add constraint homework_pupils_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table homework_pupils add constraint homework_pupils_school_id_homework_id_fkey FOREIGN KEY (school_id, homework_id) REFERENCES homework(school_id, id);
alter table homework_pupils add constraint homework_pupils_school_id_pupil_id_fkey FOREIGN KEY (school_id, pupil_id) REFERENCES people(school_id, id);
alter table homework_versions add constraint homework_versions_school_id_by_id_fkey FOREIGN KEY (school_id, by_id) REFERENCES people(school_id, id);
alter table homework_versions add constraint homework_versions_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table homework_versions add constraint homework_versions_school_id_homework_id_fkey FOREIGN KEY (school_id, homework_id) REFERENCES homework(school_id, id);
alter table import_mappings add constraint import_mappings_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table job_runs add constraint job_runs_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table lanes add constraint lanes_bot_id_fkey FOREIGN KEY (bot_id) REFERENCES bots(id);
alter table lesson_files add constraint lesson_files_school_id_file_id_fkey FOREIGN KEY (school_id, file_id) REFERENCES files(school_id, id);
alter table lesson_files add constraint lesson_files_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table lesson_files add constraint lesson_files_school_id_lesson_id_fkey FOREIGN KEY (school_id, lesson_id) REFERENCES lessons(school_id, id);
alter table lessons add constraint lessons_school_id_course_id_fkey FOREIGN KEY (school_id, course_id) REFERENCES courses(school_id, id);
alter table lessons add constraint lessons_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table lessons add constraint lessons_school_id_moved_from_id_fkey FOREIGN KEY (school_id, moved_from_id) REFERENCES lessons(school_id, id);
alter table lessons add constraint lessons_school_id_plan_topic_id_fkey FOREIGN KEY (school_id, plan_topic_id) REFERENCES plan_topics(school_id, id);
alter table lessons add constraint lessons_school_id_room_id_fkey FOREIGN KEY (school_id, room_id) REFERENCES rooms(school_id, id);
alter table lessons add constraint lessons_school_id_timetable_entry_id_fkey FOREIGN KEY (school_id, timetable_entry_id) REFERENCES timetable_entries(school_id, id);
alter table link_codes add constraint link_codes_redeemed_by_account_id_fkey FOREIGN KEY (redeemed_by_account_id) REFERENCES accounts(id);
alter table link_codes add constraint link_codes_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table link_codes add constraint link_codes_school_id_person_id_fkey FOREIGN KEY (school_id, person_id) REFERENCES people(school_id, id);
alter table mark_versions add constraint mark_versions_school_id_by_id_fkey FOREIGN KEY (school_id, by_id) REFERENCES people(school_id, id);
alter table mark_versions add constraint mark_versions_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table mark_versions add constraint mark_versions_school_id_mark_id_fkey FOREIGN KEY (school_id, mark_id) REFERENCES marks(school_id, id);
alter table marks add constraint marks_school_id_entered_by_id_fkey FOREIGN KEY (school_id, entered_by_id) REFERENCES people(school_id, id);
alter table marks add constraint marks_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table marks add constraint marks_school_id_pupil_id_fkey FOREIGN KEY (school_id, pupil_id) REFERENCES people(school_id, id);
alter table marks add constraint marks_school_id_subject_id_fkey FOREIGN KEY (school_id, subject_id) REFERENCES subjects(school_id, id);
alter table marks add constraint marks_school_id_work_id_fkey FOREIGN KEY (school_id, work_id) REFERENCES works(school_id, id);
alter table messages add constraint messages_school_id_by_id_fkey FOREIGN KEY (school_id, by_id) REFERENCES people(school_id, id);
alter table messages add constraint messages_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table messages add constraint messages_school_id_thread_id_fkey FOREIGN KEY (school_id, thread_id) REFERENCES threads(school_id, id);
alter table notice_preferences add constraint notice_preferences_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE;
alter table notice_preferences add constraint notice_preferences_pupil_id_fkey FOREIGN KEY (pupil_id) REFERENCES people(id);
alter table orders add constraint orders_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table outbox add constraint outbox_account_link_id_fkey FOREIGN KEY (account_link_id) REFERENCES account_links(id);
alter table outbox add constraint outbox_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table people add constraint people_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table period_schemes add constraint period_schemes_school_id_academic_year_id_fkey FOREIGN KEY (school_id, academic_year_id) REFERENCES academic_years(school_id, id);
alter table period_schemes add constraint period_schemes_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table periods add constraint periods_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table periods add constraint periods_school_id_scheme_id_fkey FOREIGN KEY (school_id, scheme_id) REFERENCES period_schemes(school_id, id);
alter table plan_topics add constraint plan_topics_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table plan_topics add constraint plan_topics_school_id_plan_id_fkey FOREIGN KEY (school_id, plan_id) REFERENCES plans(school_id, id);
alter table plans add constraint plans_school_id_academic_year_id_fkey FOREIGN KEY (school_id, academic_year_id) REFERENCES academic_years(school_id, id);
alter table plans add constraint plans_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table plans add constraint plans_school_id_subject_id_fkey FOREIGN KEY (school_id, subject_id) REFERENCES subjects(school_id, id);
alter table polls add constraint polls_school_id_class_id_fkey FOREIGN KEY (school_id, class_id) REFERENCES classes(school_id, id);
alter table polls add constraint polls_school_id_created_by_id_fkey FOREIGN KEY (school_id, created_by_id) REFERENCES people(school_id, id);
alter table polls add constraint polls_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table remarks add constraint remarks_school_id_by_id_fkey FOREIGN KEY (school_id, by_id) REFERENCES people(school_id, id);
alter table remarks add constraint remarks_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table remarks add constraint remarks_school_id_lesson_id_fkey FOREIGN KEY (school_id, lesson_id) REFERENCES lessons(school_id, id);
alter table remarks add constraint remarks_school_id_pupil_id_fkey FOREIGN KEY (school_id, pupil_id) REFERENCES people(school_id, id);
alter table replacements add constraint replacements_school_id_absent_id_fkey FOREIGN KEY (school_id, absent_id) REFERENCES people(school_id, id);
alter table replacements add constraint replacements_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table replacements add constraint replacements_school_id_instead_lesson_id_fkey FOREIGN KEY (school_id, instead_lesson_id) REFERENCES lessons(school_id, id);
alter table replacements add constraint replacements_school_id_lesson_id_fkey FOREIGN KEY (school_id, lesson_id) REFERENCES lessons(school_id, id);
alter table replacements add constraint replacements_school_id_order_id_fkey FOREIGN KEY (school_id, order_id) REFERENCES orders(school_id, id);
alter table replacements add constraint replacements_school_id_substitute_id_fkey FOREIGN KEY (school_id, substitute_id) REFERENCES people(school_id, id);
alter table results add constraint results_school_id_academic_year_id_fkey FOREIGN KEY (school_id, academic_year_id) REFERENCES academic_years(school_id, id);
alter table results add constraint results_school_id_entered_by_id_fkey FOREIGN KEY (school_id, entered_by_id) REFERENCES people(school_id, id);
alter table results add constraint results_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table results add constraint results_school_id_period_id_fkey FOREIGN KEY (school_id, period_id) REFERENCES periods(school_id, id);
alter table results add constraint results_school_id_pupil_id_fkey FOREIGN KEY (school_id, pupil_id) REFERENCES people(school_id, id);
alter table results add constraint results_school_id_subject_id_fkey FOREIGN KEY (school_id, subject_id) REFERENCES subjects(school_id, id);
alter table rooms add constraint rooms_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table school_settings add constraint school_settings_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table seen_updates add constraint seen_updates_bot_id_fkey FOREIGN KEY (bot_id) REFERENCES bots(id);
alter table send_pauses add constraint send_pauses_bot_id_fkey FOREIGN KEY (bot_id) REFERENCES bots(id);
alter table staff_roles add constraint staff_roles_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table staff_roles add constraint staff_roles_school_id_person_id_fkey FOREIGN KEY (school_id, person_id) REFERENCES people(school_id, id);
alter table subjects add constraint subjects_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table threads add constraint threads_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table threads add constraint threads_school_id_opened_by_id_fkey FOREIGN KEY (school_id, opened_by_id) REFERENCES people(school_id, id);
alter table threads add constraint threads_school_id_pupil_id_fkey FOREIGN KEY (school_id, pupil_id) REFERENCES people(school_id, id);
alter table threads add constraint threads_school_id_staff_id_fkey FOREIGN KEY (school_id, staff_id) REFERENCES people(school_id, id);
alter table timetable_entries add constraint timetable_entries_school_id_course_id_fkey FOREIGN KEY (school_id, course_id) REFERENCES courses(school_id, id);
alter table timetable_entries add constraint timetable_entries_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table timetable_entries add constraint timetable_entries_school_id_room_id_fkey FOREIGN KEY (school_id, room_id) REFERENCES rooms(school_id, id);
alter table view_tokens add constraint view_tokens_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE;
alter table votes add constraint votes_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table votes add constraint votes_school_id_person_id_fkey FOREIGN KEY (school_id, person_id) REFERENCES people(school_id, id);
alter table votes add constraint votes_school_id_poll_id_fkey FOREIGN KEY (school_id, poll_id) REFERENCES polls(school_id, id);
alter table work_types add constraint work_types_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table works add constraint works_school_id_course_id_fkey FOREIGN KEY (school_id, course_id) REFERENCES courses(school_id, id);
alter table works add constraint works_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools(id);
alter table works add constraint works_school_id_lesson_id_fkey FOREIGN KEY (school_id, lesson_id) REFERENCES lessons(school_id, id);
alter table works add constraint works_school_id_work_type_id_fkey FOREIGN KEY (school_id, work_type_id) REFERENCES work_types(school_id, id);

CREATE INDEX absence_periods_by_pupil ON public.absence_periods USING btree (pupil_id, from_on);
CREATE INDEX account_links_by_person ON public.account_links USING btree (person_id) WHERE (unlinked_at IS NULL);
CREATE INDEX account_links_by_school ON public.account_links USING btree (school_id, id);
CREATE UNIQUE INDEX account_links_current ON public.account_links USING btree (account_id, person_id) WHERE (unlinked_at IS NULL);
CREATE INDEX attendance_by_pupil ON public.attendance USING btree (pupil_id, day);
CREATE INDEX audit_log_by_school ON public.audit_log USING btree (school_id, id);
CREATE UNIQUE INDEX audit_seals_in_order ON public.audit_seals USING btree (last_id);
CREATE UNIQUE INDEX calendar_days_once ON public.calendar_days USING btree (school_id, day, COALESCE((grade)::integer, 0), COALESCE(class_id, (0)::bigint));
CREATE INDEX class_memberships_by_class ON public.class_memberships USING btree (class_id);
CREATE INDEX class_memberships_by_pupil ON public.class_memberships USING btree (pupil_id, from_on);
CREATE INDEX class_teachers_by_person ON public.class_teachers USING btree (person_id);
CREATE INDEX consents_by_giver ON public.consents USING btree (given_by_id);
CREATE UNIQUE INDEX consents_current ON public.consents USING btree (subject_id, given_by_id, kind, item) WHERE (withdrawn_at IS NULL);
CREATE INDEX course_teachers_by_person ON public.course_teachers USING btree (person_id);
CREATE INDEX courses_by_class ON public.courses USING btree (class_id);
CREATE INDEX courses_by_group ON public.courses USING btree (group_id);
CREATE INDEX external_ids_by_entity ON public.external_ids USING btree (entity, entity_id);
CREATE INDEX group_classes_by_class ON public.group_classes USING btree (class_id);
CREATE INDEX group_members_by_pupil ON public.group_members USING btree (pupil_id, from_on);
CREATE INDEX guardianships_by_pupil ON public.guardianships USING btree (pupil_id);
CREATE INDEX homework_by_due ON public.homework USING btree (course_id, due_on);
CREATE UNIQUE INDEX job_runs_once ON public.job_runs USING btree (job, COALESCE(school_id, (0)::bigint), key);
CREATE INDEX lanes_with_conversation ON public.lanes USING btree (conversation_at) WHERE (conversation IS NOT NULL);
CREATE UNIQUE INDEX lessons_by_course ON public.lessons USING btree (course_id, day, number);
CREATE INDEX lessons_by_day ON public.lessons USING btree (school_id, day);
CREATE INDEX link_codes_by_person ON public.link_codes USING btree (person_id);
CREATE INDEX link_codes_by_school ON public.link_codes USING btree (school_id, id);
CREATE INDEX marks_by_change ON public.marks USING btree (pupil_id, changed_at) WHERE (changed_at IS NOT NULL);
CREATE INDEX marks_by_publication ON public.marks USING btree (pupil_id, published_at);
CREATE INDEX marks_for_averages ON public.marks USING btree (pupil_id, day, subject_id) INCLUDE (value, weight, counts, published_at, withdrawn_at);
CREATE INDEX outbox_by_link ON public.outbox USING btree (account_link_id);
CREATE INDEX outbox_due ON public.outbox USING btree ((
CASE importance
    WHEN 'important'::text THEN 0
    WHEN 'normal'::text THEN 1
    ELSE 2
END), not_before, id) WHERE (state = ANY (ARRAY['held'::text, 'ready'::text]));
CREATE INDEX outbox_sending ON public.outbox USING btree (leased_until) WHERE (state = 'sending'::text);
CREATE INDEX people_by_name ON public.people USING btree (school_id, sort_key);
CREATE INDEX replacements_by_substitute ON public.replacements USING btree (substitute_id);
CREATE UNIQUE INDEX results_once ON public.results USING btree (pupil_id, subject_id, academic_year_id, kind, COALESCE(period_id, (0)::bigint));
CREATE INDEX seen_updates_by_time ON public.seen_updates USING btree (received_at);
CREATE INDEX seen_updates_waiting ON public.seen_updates USING btree (bot_id, external_user_id, update_id) WHERE (waiting_until IS NOT NULL);
CREATE INDEX timetable_entries_by_course ON public.timetable_entries USING btree (course_id);
CREATE INDEX works_by_course ON public.works USING btree (course_id, day);
CREATE INDEX works_by_lesson ON public.works USING btree (lesson_id);
CREATE INDEX write_origins_by_time ON public.write_origins USING btree (at);
