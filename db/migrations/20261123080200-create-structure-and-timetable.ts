import type { Migration } from './migration'

/** Years, periods, calendar, classes, courses, plans, the timetable and its lessons. */
export const createStructureAndTimetable: Migration = {
  name: '20261123080200-create-structure-and-timetable',
  up: `
create table academic_years (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  name text not null,
  from_on date not null,
  until_on date not null check (until_on > from_on),
  unique (school_id, id),
  unique (school_id, name),
  constraint academic_years_apart exclude using gist (school_id with =, daterange(from_on, until_on) with &&)
);

create table period_schemes (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  academic_year_id bigint not null,
  kind text not null check (kind in ('quarter', 'trimester', 'half_year', 'semester', 'module', 'year')),
  unique (school_id, id),
  foreign key (school_id, academic_year_id) references academic_years (school_id, id)
);

create table periods (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  scheme_id bigint not null,
  number smallint not null check (number > 0),
  from_on date not null,
  until_on date not null check (until_on > from_on),
  -- The last day on which the period's final marks are due.
  closes_on date,
  unique (school_id, id),
  unique (scheme_id, number),
  foreign key (school_id, scheme_id) references period_schemes (school_id, id),
  constraint periods_apart exclude using gist (scheme_id with =, daterange(from_on, until_on) with &&)
);

create table bell_schedules (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  name text not null,
  shift smallint not null default 1 check (shift between 1 and 3),
  unique (school_id, id),
  unique (school_id, name)
);

create table bells (
  schedule_id bigint not null references bell_schedules (id) on delete cascade,
  number smallint not null check (number between 0 and 15),
  starts_at time not null,
  ends_at time not null check (ends_at > starts_at),
  primary key (schedule_id, number)
);

create table rooms (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  name text not null check (length(name) between 1 and 40),
  capacity smallint check (capacity > 0),
  unique (school_id, id),
  unique (school_id, name)
);

create table subjects (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  name text not null check (length(name) between 1 and 120),
  short_name text check (length(short_name) between 1 and 40),
  unique (school_id, id),
  unique (school_id, name)
);

create table classes (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  academic_year_id bigint not null,
  label text not null check (length(label) between 1 and 20),
  -- Year of study; null in a college's group.
  grade smallint check (grade between 1 and 12),
  shift smallint not null default 1 check (shift between 1 and 3),
  days_a_week smallint not null default 5 check (days_a_week between 1 and 7),
  period_scheme_id bigint,
  bell_schedule_id bigint,
  unique (school_id, id),
  unique (academic_year_id, label),
  foreign key (school_id, academic_year_id) references academic_years (school_id, id),
  foreign key (school_id, period_scheme_id) references period_schemes (school_id, id),
  foreign key (school_id, bell_schedule_id) references bell_schedules (school_id, id)
);

create table calendar_days (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  day date not null,
  -- Both null: the whole school.
  grade smallint check (grade between 1 and 12),
  class_id bigint,
  kind text not null check (kind in ('holiday', 'moved', 'remote', 'free_attendance', 'quarantine', 'shortened')),
  as_weekday smallint check (as_weekday between 1 and 7),
  as_parity text check (as_parity in ('odd', 'even')),
  bell_schedule_id bigint,
  note text,
  check (grade is null or class_id is null),
  check ((kind = 'moved') = (as_weekday is not null)),
  foreign key (school_id, class_id) references classes (school_id, id),
  foreign key (school_id, bell_schedule_id) references bell_schedules (school_id, id)
);
create unique index calendar_days_once on calendar_days (school_id, day, coalesce(grade, 0), coalesce(class_id, 0));

create table class_teachers (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  class_id bigint not null,
  person_id bigint not null,
  from_on date not null,
  until_on date check (until_on > from_on),
  acting boolean not null default false,
  foreign key (school_id, class_id) references classes (school_id, id),
  foreign key (school_id, person_id) references people (school_id, id),
  constraint class_teachers_once exclude using gist (class_id with =, person_id with =, daterange(from_on, until_on) with &&)
);
create index class_teachers_by_person on class_teachers (person_id);

create table orders (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  kind text not null check (kind in ('enrolment', 'transfer', 'promotion', 'leaving', 'substitution', 'exemption', 'other')),
  number text not null,
  dated_on date not null,
  title text,
  unique (school_id, id)
);

create table class_memberships (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  class_id bigint not null,
  pupil_id bigint not null,
  from_on date not null,
  until_on date check (until_on > from_on),
  register_number smallint check (register_number > 0),
  home_schooled boolean not null default false,
  joining_order_id bigint,
  leaving_order_id bigint,
  foreign key (school_id, class_id) references classes (school_id, id),
  foreign key (school_id, pupil_id) references people (school_id, id),
  foreign key (school_id, joining_order_id) references orders (school_id, id),
  foreign key (school_id, leaving_order_id) references orders (school_id, id),
  constraint class_memberships_once exclude using gist (pupil_id with =, daterange(from_on, until_on) with &&)
);
create index class_memberships_by_class on class_memberships (class_id);
create index class_memberships_by_pupil on class_memberships (pupil_id, from_on);

create table groups (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  academic_year_id bigint not null,
  name text not null check (length(name) between 1 and 60),
  unique (school_id, id),
  foreign key (school_id, academic_year_id) references academic_years (school_id, id)
);

create table group_classes (
  school_id bigint not null references schools (id),
  group_id bigint not null,
  class_id bigint not null,
  primary key (group_id, class_id),
  foreign key (school_id, group_id) references groups (school_id, id),
  foreign key (school_id, class_id) references classes (school_id, id)
);
create index group_classes_by_class on group_classes (class_id);

create table group_members (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  group_id bigint not null,
  pupil_id bigint not null,
  from_on date not null,
  until_on date check (until_on > from_on),
  foreign key (school_id, group_id) references groups (school_id, id),
  foreign key (school_id, pupil_id) references people (school_id, id),
  constraint group_members_once exclude using gist (group_id with =, pupil_id with =, daterange(from_on, until_on) with &&)
);
create index group_members_by_pupil on group_members (pupil_id, from_on);

create table plans (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  academic_year_id bigint not null,
  subject_id bigint not null,
  name text not null,
  unique (school_id, id),
  foreign key (school_id, academic_year_id) references academic_years (school_id, id),
  foreign key (school_id, subject_id) references subjects (school_id, id)
);

create table plan_topics (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  plan_id bigint not null,
  number smallint not null check (number > 0),
  title text not null check (length(title) between 1 and 500),
  hours numeric(4, 1) not null default 1 check (hours > 0),
  unique (school_id, id),
  unique (plan_id, number),
  foreign key (school_id, plan_id) references plans (school_id, id)
);

create table courses (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  academic_year_id bigint not null,
  subject_id bigint not null,
  class_id bigint,
  group_id bigint,
  kind text not null default 'lesson' check (kind in ('lesson', 'elective', 'circle', 'practice', 'home')),
  graded boolean not null default true,
  hours_a_week numeric(4, 1) check (hours_a_week > 0),
  plan_id bigint,
  check (num_nonnulls(class_id, group_id) = 1),
  unique (school_id, id),
  foreign key (school_id, academic_year_id) references academic_years (school_id, id),
  foreign key (school_id, subject_id) references subjects (school_id, id),
  foreign key (school_id, class_id) references classes (school_id, id),
  foreign key (school_id, group_id) references groups (school_id, id),
  foreign key (school_id, plan_id) references plans (school_id, id)
);
create index courses_by_class on courses (class_id);
create index courses_by_group on courses (group_id);

create table course_teachers (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  course_id bigint not null,
  person_id bigint not null,
  role text not null default 'main' check (role in ('main', 'co_teacher', 'long_substitute')),
  from_on date not null,
  until_on date check (until_on > from_on),
  foreign key (school_id, course_id) references courses (school_id, id),
  foreign key (school_id, person_id) references people (school_id, id),
  constraint course_teachers_once exclude using gist (course_id with =, person_id with =, daterange(from_on, until_on) with &&)
);
create index course_teachers_by_person on course_teachers (person_id);

create table course_exemptions (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  course_id bigint not null,
  pupil_id bigint not null,
  from_on date not null,
  until_on date check (until_on > from_on),
  order_id bigint,
  foreign key (school_id, course_id) references courses (school_id, id),
  foreign key (school_id, pupil_id) references people (school_id, id),
  foreign key (school_id, order_id) references orders (school_id, id),
  constraint course_exemptions_once exclude using gist (course_id with =, pupil_id with =, daterange(from_on, until_on) with &&)
);

create table timetable_entries (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  course_id bigint not null,
  weekday smallint not null check (weekday between 1 and 7),
  number smallint not null check (number between 0 and 15),
  parity text not null default 'every' check (parity in ('every', 'odd', 'even')),
  room_id bigint,
  from_on date not null,
  until_on date check (until_on > from_on),
  unique (school_id, id),
  foreign key (school_id, course_id) references courses (school_id, id),
  foreign key (school_id, room_id) references rooms (school_id, id)
);
create index timetable_entries_by_course on timetable_entries (course_id);

-- Materialised to the year's end. No key forbids one teacher in two lessons of a slot: a combined class has just that.
create table lessons (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  course_id bigint not null,
  day date not null,
  number smallint not null check (number between 0 and 15),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  room_id bigint,
  topic text check (length(topic) between 1 and 500),
  plan_topic_id bigint,
  status text not null default 'planned' check (status in ('planned', 'held', 'cancelled')),
  moved_from_id bigint,
  timetable_entry_id bigint,
  -- Set by the first entry or change by hand: such a lesson is never regenerated.
  touched_at timestamptz,
  unique (school_id, id),
  foreign key (school_id, course_id) references courses (school_id, id),
  foreign key (school_id, room_id) references rooms (school_id, id),
  foreign key (school_id, plan_topic_id) references plan_topics (school_id, id),
  foreign key (school_id, moved_from_id) references lessons (school_id, id),
  foreign key (school_id, timetable_entry_id) references timetable_entries (school_id, id)
);
create unique index lessons_by_course on lessons (course_id, day, number);
create index lessons_by_day on lessons (school_id, day);

create table replacements (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  lesson_id bigint not null unique,
  kind text not null check (kind in ('substitution', 'merged', 'cancelled', 'moved', 'subject_change', 'room_change')),
  reason text,
  absent_id bigint,
  substitute_id bigint,
  -- The lesson that stands in this one's slot when the subject was changed.
  instead_lesson_id bigint,
  order_id bigint,
  created_at timestamptz not null,
  check ((kind in ('substitution', 'merged')) = (substitute_id is not null)),
  foreign key (school_id, lesson_id) references lessons (school_id, id),
  foreign key (school_id, absent_id) references people (school_id, id),
  foreign key (school_id, substitute_id) references people (school_id, id),
  foreign key (school_id, instead_lesson_id) references lessons (school_id, id),
  foreign key (school_id, order_id) references orders (school_id, id)
);
create index replacements_by_substitute on replacements (substitute_id);
`,
  down: `
drop table replacements, lessons, timetable_entries, course_exemptions, course_teachers, courses, plan_topics, plans,
  group_members, group_classes, groups, class_memberships, orders, class_teachers, calendar_days, classes, subjects, rooms,
  bells, bell_schedules, periods, period_schemes, academic_years;
`,
}
