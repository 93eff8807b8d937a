import { createHash } from 'node:crypto'
import { statement, type Database } from '../../../db/connection'
import type { DemoCast } from '../../../db/demo/cast'
import { dayIn, instantOf, mondayOf } from '../../../db/demo/days'

const zone = 'Europe/Moscow'

/** An instant by the clocks of the main school. */
export const moscow = (day: string, time: string) => new Date(instantOf(zone, day, time))

/** Asks the database of a test. */
export const rowsOf = async <Row>(db: Database, text: string, values: unknown[] = []) =>
  db.run(statement<Row>(createHash('sha256').update(text).digest('hex').slice(0, 40), text), values)

/** Asks for one number, named n. */
export const countOf = async (db: Database, text: string, values: unknown[] = []) => {
  const [row] = await rowsOf<{ n: string }>(db, text, values)
  return Number(row!.n)
}

/** Everything that tells two databases apart, in one number a table. */
export async function fingerprintOf(db: Database): Promise<Record<string, string>> {
  const tables = await rowsOf<{ name: string }>(
    db,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  )
  const sums: Record<string, string> = {}
  for (const { name } of tables) {
    const text = `select count(*) || ':' || coalesce(sum(hashtext((to_jsonb(t) - 'last_consent_number')::text)), 0) as n from ${name} t`
    const [row] = await rowsOf<{ n: string }>(db, text)
    sums[name] = row!.n
  }
  return sums
}

/** The foreign keys that some row does not keep. */
export async function brokenReferences(db: Database): Promise<string[]> {
  const keys = await rowsOf<{ name: string; child: string; parent: string; own: string[]; theirs: string[] }>(
    db,
    `select conname as name, conrelid::regclass::text as child, confrelid::regclass::text as parent,
       array(select attname::text from unnest(conkey) with ordinality k(n, o)
         join pg_attribute a on a.attrelid = conrelid and a.attnum = k.n order by o) as own,
       array(select attname::text from unnest(confkey) with ordinality k(n, o)
         join pg_attribute a on a.attrelid = confrelid and a.attnum = k.n order by o) as theirs
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  const broken: string[] = []
  for (const { name, child, parent, own, theirs } of keys) {
    const isSet = own.map((column) => `c.${column} is not null`).join(' and ')
    const same = own.map((column, index) => `p.${theirs[index]!} = c.${column}`).join(' and ')
    const text = `select count(*) as n from ${child} c where ${isSet} and not exists (select 1 from ${parent} p where ${same})`
    if ((await countOf(db, text)) > 0) broken.push(name)
  }
  return broken
}

/** What the parent of two would see this week of each child, by given name. */
export async function weekOf(db: Database, cast: DemoCast, now: Date) {
  const monday = mondayOf(dayIn(zone, now))
  const since = new Date(instantOf(zone, monday, '00:00'))
  const rows = await rowsOf<{ name: string; lessons: string; marks: string; homework: string }>(
    db,
    `with child as (
       select p.id, p.given_name from guardianships g join people p on p.id = g.pupil_id where g.guardian_id = $1
     ), own_course as (
       select child.id as pupil_id, c.id as course_id from child
       join class_memberships m on m.pupil_id = child.id join courses c on c.class_id = m.class_id
       union
       select child.id, c.id from child join group_members m on m.pupil_id = child.id join courses c on c.group_id = m.group_id
     )
     select child.given_name as name,
       (select count(*) from lessons l join own_course o on o.course_id = l.course_id and o.pupil_id = child.id
         where l.day >= $2 and l.day < $2::date + 7) as lessons,
       (select count(*) from marks k where k.pupil_id = child.id and k.withdrawn_at is null and k.published_at <= $4
         and (k.day between $2 and $2::date + 6 or k.published_at >= $3)) as marks,
       (select count(*) from homework h join own_course o on o.course_id = h.course_id and o.pupil_id = child.id
         where h.published_at <= $4 and h.kind = 'task' and h.due_on between $5 and (
           select min(l.day) from lessons l join own_course o2 on o2.course_id = l.course_id and o2.pupil_id = child.id
           where l.day > $5 and l.status <> 'cancelled')) as homework
     from child order by 1`,
    [cast.people.parentOfTwo.personId, monday, since.toISOString(), now.toISOString(), dayIn(zone, now)],
  )
  return rows.map(({ name, ...counts }) => ({
    name,
    lessons: Number(counts.lessons),
    marks: Number(counts.marks),
    homework: Number(counts.homework),
  }))
}

/** How many lessons begin before the previous one of the same teacher, or in the same room, has ended. */
export const clashes = (owner: 'teacher_id' | 'room_id') => `
  with busy as (
    select l.id, l.starts_at, l.ends_at, l.room_id, coalesce(r.substitute_id, t.person_id) as teacher_id
    from lessons l join course_teachers t on t.course_id = l.course_id left join replacements r on r.lesson_id = l.id
    where l.status <> 'cancelled'
  ), in_turn as (
    select starts_at, lag(ends_at) over (partition by ${owner} order by starts_at, id) as previous_ends from busy
  )
  select count(*) as n from in_turn where previous_ends > starts_at`
