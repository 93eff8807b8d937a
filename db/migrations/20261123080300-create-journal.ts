import type { Migration } from './migration'

/** What is entered at lessons: marks with their history, attendance, homework, results, remarks and files. */
export const createJournal: Migration = {
  name: '20261123080300-create-journal',
  up: `
create table work_types (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  name text not null check (length(name) between 1 and 80),
  short_name text check (length(short_name) between 1 and 20),
  weight numeric(4, 2) not null default 1 check (weight >= 0),
  position smallint not null default 0,
  unique (school_id, id),
  unique (school_id, name)
);

create table works (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  course_id bigint not null,
  -- Null for a work known only by its day, as from an import.
  lesson_id bigint,
  work_type_id bigint,
  day date not null,
  title text check (length(title) between 1 and 200),
  unique (school_id, id),
  foreign key (school_id, course_id) references courses (school_id, id),
  foreign key (school_id, lesson_id) references lessons (school_id, id),
  foreign key (school_id, work_type_id) references work_types (school_id, id)
);
create index works_by_lesson on works (lesson_id);
create index works_by_course on works (course_id, day);

-- The current state of each mark; every state it ever had is in mark_versions.
create table marks (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  work_id bigint not null,
  pupil_id bigint not null,
  ordinal smallint not null default 1 check (ordinal > 0),
  subject_id bigint not null,
  day date not null,
  value smallint check (value between 0 and 100),
  code text check (length(code) between 1 and 10),
  weight numeric(4, 2) not null default 1 check (weight >= 0),
  counts boolean not null default true,
  entered_by_id bigint,
  entered_at timestamptz not null,
  -- Families see the mark from this moment on: the entry plus the school's grace time.
  published_at timestamptz not null,
  -- When it was last corrected or withdrawn, and what it had been before.
  changed_at timestamptz,
  previous_value smallint check (previous_value between 0 and 100),
  previous_code text,
  withdrawn_at timestamptz,
  comment text check (length(comment) between 1 and 500),
  change_reason text check (length(change_reason) between 1 and 500),
  source text not null default 'own' check (source in ('own', 'transferred', 'imported')),
  check (num_nonnulls(value, code) = 1),
  unique (school_id, id),
  unique (work_id, pupil_id, ordinal),
  foreign key (school_id, work_id) references works (school_id, id),
  foreign key (school_id, pupil_id) references people (school_id, id),
  foreign key (school_id, subject_id) references subjects (school_id, id),
  foreign key (school_id, entered_by_id) references people (school_id, id)
);
-- Averages of a period are read from this index alone; details are joined for the shown rows only.
create index marks_for_averages on marks (pupil_id, day, subject_id) include (value, weight, counts, published_at, withdrawn_at);
create index marks_by_publication on marks (pupil_id, published_at);
create index marks_by_change on marks (pupil_id, changed_at) where changed_at is not null;

create table mark_versions (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  mark_id bigint not null,
  version integer not null check (version > 0),
  action text not null check (action in ('put', 'correct', 'withdraw', 'restore')),
  value smallint,
  code text,
  comment text,
  reason text,
  by_id bigint,
  at timestamptz not null,
  origin text,
  unique (mark_id, version),
  foreign key (school_id, mark_id) references marks (school_id, id),
  foreign key (school_id, by_id) references people (school_id, id)
);

create table attendance_codes (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  code text not null check (length(code) between 1 and 10),
  presence text not null check (presence in ('present', 'absent', 'late', 'left_early', 'remote')),
  reason text not null default 'unknown' check (reason in ('unknown', 'unexcused', 'ill', 'excused')),
  unique (school_id, code)
);

create table attendance (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  lesson_id bigint not null,
  pupil_id bigint not null,
  day date not null,
  presence text not null check (presence in ('present', 'absent', 'late', 'left_early', 'remote')),
  -- Unknown is not unexcused: nobody has said yet.
  reason text not null default 'unknown' check (reason in ('unknown', 'unexcused', 'ill', 'excused')),
  minutes smallint check (minutes between 1 and 300),
  entered_by_id bigint,
  entered_at timestamptz not null,
  published_at timestamptz not null,
  changed_at timestamptz,
  unique (lesson_id, pupil_id),
  foreign key (school_id, lesson_id) references lessons (school_id, id),
  foreign key (school_id, pupil_id) references people (school_id, id),
  foreign key (school_id, entered_by_id) references people (school_id, id)
);
create index attendance_by_pupil on attendance (pupil_id, day);

-- «Все на месте» is a record of its own: a lesson without one was not checked.
create table attendance_checks (
  lesson_id bigint primary key,
  school_id bigint not null references schools (id),
  by_id bigint,
  at timestamptz not null,
  foreign key (school_id, lesson_id) references lessons (school_id, id),
  foreign key (school_id, by_id) references people (school_id, id)
);

create table absence_periods (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  pupil_id bigint not null,
  from_on date not null,
  until_on date not null check (until_on > from_on),
  reason text not null check (reason in ('ill', 'family', 'competition', 'other')),
  note text check (length(note) <= 500),
  reported_by_id bigint,
  reported_at timestamptz not null,
  status text not null default 'reported' check (status in ('reported', 'accepted', 'declined', 'withdrawn')),
  decided_by_id bigint,
  decided_at timestamptz,
  decision_note text check (length(decision_note) <= 500),
  foreign key (school_id, pupil_id) references people (school_id, id),
  foreign key (school_id, reported_by_id) references people (school_id, id),
  foreign key (school_id, decided_by_id) references people (school_id, id)
);
create index absence_periods_by_pupil on absence_periods (pupil_id, from_on);

create table homework (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  course_id bigint not null,
  -- The lesson at which it was given; null when known only by its due date.
  lesson_id bigint,
  due_on date not null,
  -- 'none' is the teacher's word that nothing is set; no row at all is «не внесено».
  kind text not null check (kind in ('task', 'none')),
  body text check (length(body) between 1 and 4000),
  minutes smallint check (minutes between 1 and 600),
  audience text not null default 'course' check (audience in ('course', 'pupils')),
  entered_by_id bigint,
  entered_at timestamptz not null,
  published_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  check (kind = 'task' or body is null),
  unique (school_id, id),
  foreign key (school_id, course_id) references courses (school_id, id),
  foreign key (school_id, lesson_id) references lessons (school_id, id),
  foreign key (school_id, entered_by_id) references people (school_id, id)
);
create index homework_by_due on homework (course_id, due_on);

create table homework_pupils (
  school_id bigint not null references schools (id),
  homework_id bigint not null,
  pupil_id bigint not null,
  primary key (homework_id, pupil_id),
  foreign key (school_id, homework_id) references homework (school_id, id),
  foreign key (school_id, pupil_id) references people (school_id, id)
);

create table homework_versions (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  homework_id bigint not null,
  version integer not null check (version > 0),
  body text,
  due_on date not null,
  by_id bigint,
  at timestamptz not null,
  origin text,
  unique (homework_id, version),
  foreign key (school_id, homework_id) references homework (school_id, id),
  foreign key (school_id, by_id) references people (school_id, id)
);

create table homework_done (
  school_id bigint not null references schools (id),
  homework_id bigint not null,
  pupil_id bigint not null,
  done_at timestamptz not null,
  primary key (homework_id, pupil_id),
  foreign key (school_id, homework_id) references homework (school_id, id),
  foreign key (school_id, pupil_id) references people (school_id, id)
);

create table results (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  pupil_id bigint not null,
  subject_id bigint not null,
  academic_year_id bigint not null,
  kind text not null check (kind in ('term', 'half', 'year', 'exam', 'state', 'final')),
  period_id bigint,
  value smallint check (value between 0 and 100),
  code text check (length(code) between 1 and 10),
  suggested numeric(5, 2),
  -- Averages as another journal printed them, kept apart from ours.
  printed_average numeric(5, 2),
  printed_weighted_average numeric(5, 2),
  override_reason text,
  entered_by_id bigint,
  entered_at timestamptz not null,
  published_at timestamptz not null,
  source text not null default 'own' check (source in ('own', 'transferred', 'imported')),
  check ((kind in ('term', 'half')) = (period_id is not null)),
  foreign key (school_id, pupil_id) references people (school_id, id),
  foreign key (school_id, subject_id) references subjects (school_id, id),
  foreign key (school_id, academic_year_id) references academic_years (school_id, id),
  foreign key (school_id, period_id) references periods (school_id, id),
  foreign key (school_id, entered_by_id) references people (school_id, id)
);
create unique index results_once on results (pupil_id, subject_id, academic_year_id, kind, coalesce(period_id, 0));

create table remarks (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  pupil_id bigint not null,
  lesson_id bigint,
  kind text not null check (kind in ('praise', 'remark', 'behaviour')),
  audience text not null default 'family' check (audience in ('family', 'staff')),
  body text not null check (length(body) between 1 and 1000),
  by_id bigint,
  at timestamptz not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  foreign key (school_id, pupil_id) references people (school_id, id),
  foreign key (school_id, lesson_id) references lessons (school_id, id),
  foreign key (school_id, by_id) references people (school_id, id)
);

create table files (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  sha256 bytea not null check (length(sha256) = 32),
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  size integer not null check (size between 0 and 20971520),
  bytes bytea not null,
  created_at timestamptz not null,
  unique (school_id, id),
  unique (school_id, sha256)
);

create table homework_files (
  school_id bigint not null references schools (id),
  homework_id bigint not null,
  file_id bigint not null,
  position smallint not null default 0,
  primary key (homework_id, file_id),
  foreign key (school_id, homework_id) references homework (school_id, id),
  foreign key (school_id, file_id) references files (school_id, id)
);

create table lesson_files (
  school_id bigint not null references schools (id),
  lesson_id bigint not null,
  file_id bigint not null,
  position smallint not null default 0,
  primary key (lesson_id, file_id),
  foreign key (school_id, lesson_id) references lessons (school_id, id),
  foreign key (school_id, file_id) references files (school_id, id)
);
`,
  down: `
drop table lesson_files, homework_files, files, remarks, results, homework_done, homework_versions, homework_pupils, homework,
  absence_periods, attendance_checks, attendance, attendance_codes, mark_versions, marks, works, work_types;
`,
}
