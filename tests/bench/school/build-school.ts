import { statement, type Database } from '../../../db/connection'
import { createDemoSchool } from '../../../db/demo/create-school'
import { mainSchool, type SchoolSpec } from '../../../db/demo/school-spec'
import { consentItems } from '../../../journal/settings'
import { addMarksTo } from './add-marks'

/** The school that is measured. */
export interface School {
  readonly pupils: number
  /** Marks of its two years. */
  readonly marks: number
  /** Messenger numbers of the linked guardians. */
  readonly guardians: readonly number[]
}

/** A Friday afternoon in the second term, when the week's marks are there. */
export const benchNow = new Date('2026-11-20T12:00:00Z')

const accounts = 1_500
const firstUser = 1_000_001

/** The demo's school, enlarged: four classes a year and the teachers they need. */
const spec: SchoolSpec = {
  ...mainSchool,
  key: 'benchmark',
  classes: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [i + 1, 'АБВГ'])),
  classSize: [22, 24],
  seniorLetters: 'АБВГ',
  primaryClasses: 20,
  professions: mainSchool.professions.map((profession) => ({ ...profession, count: profession.count * 2 })),
}

const trustKeys = statement(
  'bench trust keys',
  `select set_config('session_replication_role', 'replica', true)`,
)

/** Grandmothers make up the number where parents are too few. Values: how many guardians there must be. */
const addGrandmothers = statement(
  'bench add grandmothers',
  `with chosen as (
     select distinct on (g.pupil_id) g.school_id, g.pupil_id, g.from_on, p.surname
     from guardianships g join people p on p.id = g.pupil_id order by g.pupil_id
     limit greatest(0, $1::int - (select count(distinct guardian_id) from guardianships where restricted_from is null))
   ), numbered as (select *, row_number() over () as n from chosen
   ), added as (
     insert into people (school_id, surname, given_name, patronymic)
     select school_id, surname, 'Вера', 'Ивановна' from numbered returning id
   ), ids as (select id, row_number() over () as n from added)
   insert into guardianships (school_id, guardian_id, pupil_id, relation, from_on)
   select school_id, ids.id, pupil_id, 'other', from_on from numbered join ids using (n)`,
)

/** Links guardians and consents to everything for their children. Values: how many, first messenger number, items, instant. */
const linkGuardians = statement<{ user: string }>(
  'bench link guardians',
  `with chosen as (
     select guardian_id, school_id, row_number() over (order by guardian_id) as n
     from (select distinct guardian_id, school_id from guardianships where restricted_from is null) g
     order by guardian_id limit $1
   ), account as (
     insert into accounts (external_user_id) select ($2::bigint + n - 1)::text from chosen returning id, external_user_id
   ), link as (
     insert into account_links (account_id, school_id, person_id, linked_at)
     select a.id, c.school_id, c.guardian_id, $4::timestamptz - interval '60 days'
     from chosen c join account a on a.external_user_id = ($2::bigint + c.n - 1)::text
   ), consent as (
     insert into consents (school_id, subject_id, given_by_id, kind, item, number, text_version, from_on, evidence, given_at)
     select c.school_id, g.pupil_id, c.guardian_id, 'channel', item, 'Б-' || g.id, '1', ($4::timestamptz - interval '60 days')::date, 'chat',
       $4::timestamptz - interval '60 days'
     from chosen c join guardianships g on g.guardian_id = c.guardian_id and g.restricted_from is null
     cross join unnest($3::text[]) as item
   )
   select external_user_id as "user" from account order by id`,
)

const counts = statement<{ pupils: number; marks: number }>(
  'bench count',
  `select (select count(distinct pupil_id) from class_memberships)::int as pupils, (select count(*) from marks)::int as marks`,
)
const analyze = statement('bench analyze', 'vacuum analyze')

/** Fills a migrated, empty database with a school in the middle of its second term and its guardians' accounts. */
export async function buildBenchSchool(db: Database): Promise<School> {
  await db.inTransaction(async (tx) => {
    await tx.run(trustKeys)
    await createDemoSchool(tx, spec, 1, benchNow)
    await addMarksTo(tx, benchNow)
    await tx.run(addGrandmothers, [accounts])
  })
  const linked = await db.run(linkGuardians, [accounts, firstUser, consentItems, benchNow])
  await db.run(analyze)
  const [counted] = await db.run(counts)
  if (linked.length < accounts || !counted) throw new Error(`Only ${linked.length} guardians could be linked`)
  return { ...counted, guardians: linked.map(({ user }) => Number(user)) }
}
