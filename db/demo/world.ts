import { statement, type Connection } from '../connection'
import { randomOf } from './random'

/** A pupil as the journal's inventions see them. */
export interface WorldPupil {
  readonly id: string
  /** Tells the pupil's streams of chances apart; it depends on the person, not on the order of storing. */
  readonly key: string
  /** What the pupil's marks gather around, 2.8–4.9. */
  readonly skill: number
  /** One of the cast: their journal is filled best. */
  readonly hero: boolean
  readonly guardianId: string | null
}

/** A pupil's time in a course. */
export interface Member {
  readonly pupil: WorldPupil
  readonly fromOn: string
  readonly untilOn: string | null
}

/** A course of the year with everybody in it. */
export interface WorldCourse {
  readonly id: string
  readonly key: string
  readonly subjectId: string
  readonly subject: string
  readonly classId: string
  readonly grade: number
  readonly elective: boolean
  readonly graded: boolean
  readonly hours: number
  readonly teacherId: string
  readonly classTeacherId: string | null
  readonly members: readonly Member[]
  readonly topics: readonly { readonly id: string; readonly title: string }[]
  /** Pupils who are excused from the subject («осв»). */
  readonly exemptIds: ReadonlySet<string>
  /** A class of the cast. */
  readonly showcase: boolean
}

interface CourseRow {
  id: string
  subject_id: string
  subject: string
  class_id: string
  grade: number
  label: string
  group_id: string | null
  group_name: string | null
  kind: string
  graded: boolean
  hours: string
  plan_id: string | null
  teacher_id: string
  class_teacher_id: string | null
}

const readCourses = statement<CourseRow>(
  'demo read courses',
  `select c.id, c.subject_id, s.name as subject, k.id as class_id, coalesce(k.grade, 0) as grade, k.label, c.group_id,
     g.name as group_name, c.kind, c.graded, coalesce(c.hours_a_week, 1) as hours, c.plan_id, t.person_id as teacher_id,
     (select person_id from class_teachers where class_id = k.id order by id limit 1) as class_teacher_id
   from courses c
   join subjects s on s.id = c.subject_id
   join lateral (select person_id from course_teachers where course_id = c.id and role = 'main' order by id limit 1) t on true
   left join groups g on g.id = c.group_id
   join lateral (select id, grade, label from classes
     where id = coalesce(c.class_id, (select min(class_id) from group_classes where group_id = c.group_id))) k on true
   where c.school_id = $1 and c.academic_year_id = $2 order by c.id`,
)

interface MemberRow {
  owner: string
  pupil_id: string
  key: string
  from_on: string
  until_on: string | null
  hero: boolean
  guardian_id: string | null
}

const readMembers = statement<MemberRow>(
  'demo read members',
  `select m.owner, m.pupil_id, p.search_key || p.birth_on::text as key, m.from_on::text, m.until_on::text, h.pupil_id is not null as hero, f.guardian_id
   from (
     select 'c' || class_id as owner, class_id, pupil_id, from_on, until_on from class_memberships where school_id = $1
     union all
     select 'g' || gm.group_id, gc.class_id, gm.pupil_id, gm.from_on, gm.until_on from group_members gm
       join (select group_id, min(class_id) as class_id from group_classes group by 1) gc on gc.group_id = gm.group_id
       where gm.school_id = $1
   ) m
   join classes k on k.id = m.class_id and k.academic_year_id = $2
   join people p on p.id = m.pupil_id
   left join (select pupil_id, min(guardian_id) as guardian_id from guardianships
     where restricted_from is null group by 1) f on f.pupil_id = p.id
   left join (
     select entity_id as pupil_id from external_ids where school_id = $1 and system = 'demo' and external_id = 'pupil'
     union
     select g.pupil_id from guardianships g join external_ids e on e.entity_id = g.guardian_id
       where e.school_id = $1 and e.system = 'demo' and e.external_id in ('parentOfTwo', 'motherInTwoSchools', 'sameMotherThere')
   ) h on h.pupil_id = p.id
   order by p.search_key, p.birth_on, p.id`,
)

const readExempt = statement<{ course_id: string; pupil_id: string }>(
  'demo read exemptions',
  'select course_id, pupil_id from course_exemptions where school_id = $1 order by id',
)

const readTopics = statement<{ id: string; plan_id: string; title: string }>(
  'demo read topics',
  `select t.id, t.plan_id, t.title from plan_topics t join plans p on p.id = t.plan_id
   where p.school_id = $1 and p.academic_year_id = $2 order by t.plan_id, t.number`,
)

const gather = <T>(rows: readonly T[], keyOf: (row: T) => string) => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

const skillOf = (key: string) => 2.9 + Math.sqrt(randomOf('skill', key).next()) * 2

/** Reads the courses of a year with their members, teachers and plans. */
export async function readWorld(tx: Connection, schoolId: string, yearId: string): Promise<WorldCourse[]> {
  const courses = await tx.run(readCourses, [schoolId, yearId])
  const members = gather(await tx.run(readMembers, [schoolId, yearId]), ({ owner }) => owner)
  const topics = gather(await tx.run(readTopics, [schoolId, yearId]), ({ plan_id }) => plan_id)
  const exempt = gather(await tx.run(readExempt, [schoolId]), ({ course_id }) => course_id)
  const pupils = new Map<string, WorldPupil>()
  const memberOf = (row: MemberRow): Member => {
    let pupil = pupils.get(row.pupil_id)
    if (!pupil) {
      const { pupil_id: id, key, hero, guardian_id: guardianId } = row
      pupil = { id, key, skill: skillOf(key), hero, guardianId }
      pupils.set(id, pupil)
    }
    return { pupil, fromOn: row.from_on, untilOn: row.until_on }
  }
  return courses.map((row): WorldCourse => {
    const ownMembers = members.get(row.group_id === null ? `c${row.class_id}` : `g${row.group_id}`) ?? []
    return {
      id: row.id,
      key: `${row.label}|${row.group_name ?? ''}|${row.subject}`,
      subjectId: row.subject_id,
      subject: row.subject,
      classId: row.class_id,
      grade: row.grade,
      elective: row.kind === 'elective',
      graded: row.graded,
      hours: Number(row.hours),
      teacherId: row.teacher_id,
      classTeacherId: row.class_teacher_id,
      members: ownMembers.map(memberOf),
      topics: row.plan_id === null ? [] : (topics.get(row.plan_id) ?? []),
      exemptIds: new Set((exempt.get(row.id) ?? []).map(({ pupil_id }) => pupil_id)),
      showcase: (members.get(`c${row.class_id}`) ?? []).some(({ hero }) => hero),
    }
  })
}
