import { statement, type Connection } from '../connection'
import type { Absences } from './absences'
import { iso } from './days'
import { insertRows, reserveIds, type Row } from './insert-rows'
import { inventWork, type InventedMark, type InventedWork } from './invent-work'
import { lessonsLeftForMonday } from './left-for-monday'
import { grace, happens, takesPlace, type Filling } from './lesson'

const readWorkTypes = statement<{ id: string; name: string; weight: string }>(
  'demo read work types',
  'select id, name, weight from work_types where school_id = $1',
)
const readWorks = statement<{ lesson_id: string }>(
  'demo read works',
  'select distinct lesson_id from works where lesson_id = any($1::bigint[])',
)

/** Puts the marks entered in the stretch, and applies the corrections and withdrawals that fall into it. */
export async function fillMarks(tx: Connection, filling: Filling, absences: Absences): Promise<void> {
  const left = lessonsLeftForMonday(filling)
  const works = filling.lessons.flatMap((lesson) => {
    if (!takesPlace(lesson) || lesson.startsAt > filling.to) return []
    return inventWork(filling, lesson, left.has(lesson), absences) ?? []
  })
  const fresh = works.filter(({ at }) => happens(filling, at))
  const known = fresh.filter(({ lesson }) => !lesson.isNew).map(({ lesson }) => lesson.id)
  const entered = new Set((await tx.run(readWorks, [known])).map((row) => row.lesson_id))
  await putMarks(
    tx,
    filling,
    fresh.filter(({ lesson }) => !entered.has(lesson.id)),
  )
  const older = works.filter(({ at }) => at <= filling.from)
  await changeMarks(tx, filling, older)
}

async function putMarks(tx: Connection, filling: Filling, works: readonly InventedWork[]): Promise<void> {
  const types = new Map((await tx.run(readWorkTypes, [filling.schoolId])).map((row) => [row.name, row]))
  const nextWork = await reserveIds(tx, 'works', works.length)
  const nextMark = await reserveIds(
    tx,
    'marks',
    works.reduce((sum, { marks }) => sum + marks.length, 0),
  )
  const workRows: Row[] = []
  const markRows: Row[] = []
  for (const work of works) {
    const id = nextWork()
    const type = types.get(work.type)
    const { course, day } = work.lesson
    const own = { school_id: filling.schoolId, day }
    workRows.push({
      ...own,
      id,
      course_id: course.id,
      lesson_id: work.lesson.id,
      work_type_id: type?.id ?? null,
    })
    for (const mark of work.marks) {
      const shared = {
        ...own,
        id: nextMark(),
        work_id: id,
        subject_id: course.subjectId,
        weight: Number(type?.weight ?? 1),
      }
      markRows.push({ ...shared, ...markRow(filling, work, mark) })
    }
  }
  await insertRows(tx, 'works', workRows)
  await insertRows(tx, 'marks', markRows)
  const [first, last] = [markRows[0]?.['id'], markRows.at(-1)?.['id']]
  if (first && last) await tx.run(insertVersions, [filling.schoolId, first, last])
}

const changeBy = ({ to }: Filling, { change }: InventedMark) => (change && change.at <= to ? change : null)

const markRow = (filling: Filling, { at, lesson }: InventedWork, mark: InventedMark): Row => {
  const change = changeBy(filling, mark)
  const corrected = change?.kind === 'correct' ? change : null
  return {
    pupil_id: mark.pupil.id,
    ordinal: mark.ordinal,
    value: corrected ? corrected.value : mark.value,
    code: mark.code,
    counts: mark.value !== null,
    entered_by_id: lesson.course.teacherId,
    entered_at: iso(at),
    published_at: iso(at + grace),
    changed_at: change && iso(change.at),
    previous_value: change && mark.value,
    withdrawn_at: change?.kind === 'withdraw' ? iso(change.at) : null,
    comment: mark.comment,
    change_reason: change?.reason ?? null,
    source: 'own',
  }
}

const insertVersions = statement(
  'demo insert mark versions',
  `insert into mark_versions (school_id, mark_id, version, action, value, code, comment, reason, by_id, at)
   select school_id, id, 1, 'put', coalesce(previous_value, value), code, comment, null, entered_by_id, entered_at
   from marks where school_id = $1 and id between $2 and $3
   union all
   select school_id, id, 2, case when withdrawn_at is null then 'correct' else 'withdraw' end, value, code, comment, change_reason,
     entered_by_id, changed_at
   from marks where school_id = $1 and id between $2 and $3 and changed_at is not null
   on conflict do nothing`,
)

const changeStored = statement(
  'demo change marks',
  `with changed as (
     update marks m set value = coalesce(n.value, m.value), previous_value = m.value, changed_at = n.at, change_reason = n.reason,
       withdrawn_at = case n.action when 'withdraw' then n.at end
     from unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::timestamptz[], $5::text[], $6::text[], $7::smallint[])
       as n (lesson_id, pupil_id, value, at, reason, action, was)
     join works w on w.lesson_id = n.lesson_id
     where m.work_id = w.id and m.pupil_id = n.pupil_id and m.ordinal = 1 and m.changed_at is null and m.value = n.was
     returning m.school_id, m.id, n.action, m.value, m.comment, n.reason, m.entered_by_id, n.at
   )
   insert into mark_versions (school_id, mark_id, version, action, value, comment, reason, by_id, at)
   select school_id, id, 2, action, value, comment, reason, entered_by_id, at from changed`,
)

async function changeMarks(tx: Connection, filling: Filling, works: readonly InventedWork[]): Promise<void> {
  const changes = works.flatMap(({ lesson, marks }) =>
    marks.flatMap(({ pupil, change, value }) =>
      change && happens(filling, change.at)
        ? [{ lessonId: lesson.id, pupilId: pupil.id, was: value, ...change }]
        : [],
    ),
  )
  if (changes.length === 0) return
  await tx.run(changeStored, [
    changes.map(({ lessonId }) => lessonId),
    changes.map(({ pupilId }) => pupilId),
    changes.map(({ value }) => value),
    changes.map(({ at }) => iso(at)),
    changes.map(({ reason }) => reason),
    changes.map(({ kind }) => kind),
    changes.map(({ was }) => was),
  ])
}
