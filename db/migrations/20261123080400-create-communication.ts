import type { Migration } from './migration'

/** Events, announcements, digests, conversations with the school and polls. */
export const createCommunication: Migration = {
  name: '20261123080400-create-communication',
  up: `
create table events (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  scope text not null check (scope in ('school', 'grade', 'class', 'staff')),
  grade smallint,
  class_id bigint,
  audience text not null check (audience in ('guardians', 'pupils', 'families', 'staff')),
  title text not null check (length(title) between 1 and 200),
  body text check (length(body) between 1 and 4000),
  place text,
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at > starts_at),
  -- Answers given to an earlier time no longer hold when this grows.
  revision integer not null default 1,
  created_by_id bigint,
  created_at timestamptz not null,
  cancelled_at timestamptz,
  check ((scope = 'grade') = (grade is not null)),
  check ((scope = 'class') = (class_id is not null)),
  unique (school_id, id),
  foreign key (school_id, class_id) references classes (school_id, id),
  foreign key (school_id, created_by_id) references people (school_id, id)
);

create table event_responses (
  event_id bigint not null,
  school_id bigint not null references schools (id),
  person_id bigint not null,
  revision integer not null,
  answer text not null check (answer in ('yes', 'no', 'unsure')),
  answered_at timestamptz not null,
  primary key (event_id, person_id),
  foreign key (school_id, event_id) references events (school_id, id),
  foreign key (school_id, person_id) references people (school_id, id)
);

create table announcements (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  scope text not null check (scope in ('school', 'grade', 'class', 'course', 'staff')),
  grade smallint,
  class_id bigint,
  course_id bigint,
  audience text not null check (audience in ('guardians', 'pupils', 'families', 'staff')),
  body text not null check (length(body) between 1 and 4000),
  important boolean not null default false,
  event_id bigint,
  file_id bigint,
  created_by_id bigint,
  created_at timestamptz not null,
  send_at timestamptz not null,
  visible_until timestamptz,
  recalled_at timestamptz,
  check ((scope = 'grade') = (grade is not null)),
  check ((scope = 'class') = (class_id is not null)),
  check ((scope = 'course') = (course_id is not null)),
  unique (school_id, id),
  foreign key (school_id, class_id) references classes (school_id, id),
  foreign key (school_id, course_id) references courses (school_id, id),
  foreign key (school_id, event_id) references events (school_id, id),
  foreign key (school_id, file_id) references files (school_id, id),
  foreign key (school_id, created_by_id) references people (school_id, id)
);

create table announcement_recipients (
  announcement_id bigint not null,
  school_id bigint not null references schools (id),
  person_id bigint not null,
  -- The child on whose account a guardian is addressed.
  pupil_id bigint,
  acknowledged_at timestamptz,
  primary key (announcement_id, person_id),
  foreign key (school_id, announcement_id) references announcements (school_id, id),
  foreign key (school_id, person_id) references people (school_id, id),
  foreign key (school_id, pupil_id) references people (school_id, id)
);

create table digests (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  account_link_id bigint not null references account_links (id),
  week_on date not null,
  created_at timestamptz not null,
  signed_at timestamptz,
  unique (account_link_id, week_on)
);

create table threads (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  pupil_id bigint,
  opened_by_id bigint not null,
  addressed_to text not null check (addressed_to in ('class_teacher', 'teacher', 'administration')),
  staff_id bigint,
  opened_at timestamptz not null,
  closed_at timestamptz,
  unique (school_id, id),
  foreign key (school_id, pupil_id) references people (school_id, id),
  foreign key (school_id, opened_by_id) references people (school_id, id),
  foreign key (school_id, staff_id) references people (school_id, id)
);

create table messages (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  thread_id bigint not null,
  by_id bigint not null,
  body text not null check (length(body) between 1 and 4000),
  at timestamptz not null,
  read_at timestamptz,
  foreign key (school_id, thread_id) references threads (school_id, id),
  foreign key (school_id, by_id) references people (school_id, id)
);

create table polls (
  id bigint generated always as identity primary key,
  school_id bigint not null references schools (id),
  class_id bigint,
  question text not null check (length(question) between 1 and 300),
  options text[] not null check (array_length(options, 1) between 2 and 12),
  anonymous boolean not null default false,
  created_by_id bigint,
  created_at timestamptz not null,
  closes_at timestamptz,
  unique (school_id, id),
  foreign key (school_id, class_id) references classes (school_id, id),
  foreign key (school_id, created_by_id) references people (school_id, id)
);

create table votes (
  poll_id bigint not null,
  school_id bigint not null references schools (id),
  person_id bigint not null,
  option smallint not null check (option >= 0),
  voted_at timestamptz not null,
  primary key (poll_id, person_id),
  foreign key (school_id, poll_id) references polls (school_id, id),
  foreign key (school_id, person_id) references people (school_id, id)
);
`,
  down: `
drop table votes, polls, messages, threads, digests, announcement_recipients, announcements, event_responses, events;
`,
}
