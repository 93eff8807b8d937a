import { statement, type Connection } from '../connection'
import { addDays, instantOf, iso } from './days'
import { insertRows, reserveIds, type Row } from './insert-rows'
import { inventFirstHomework, inventHomework, type InventedHomework } from './invent-homework'
import { grace, happens, takesPlace, type Filling, type Lesson } from './lesson'
import { findPhotos } from './photos'
import { randomOf } from './random'

const readHomework = statement<{ lesson_id: string }>(
  'demo read homework',
  'select distinct lesson_id from homework where lesson_id = any($1::bigint[])',
)

/** Enters the homework of the stretch; a lesson for which a person has already entered some is left alone. */
export async function fillHomework(tx: Connection, filling: Filling, yearFrom: string): Promise<void> {
  const found = inventAll(filling, yearFrom).filter(({ at }) => happens(filling, at))
  const known = found.flatMap(({ lesson }) => (lesson && !lesson.isNew ? [lesson.id] : []))
  const entered = new Set((await tx.run(readHomework, [known])).map((row) => row.lesson_id))
  const fresh = found.filter(({ lesson }) => !lesson || !entered.has(lesson.id))
  await store(tx, filling, fresh)
}

function inventAll(filling: Filling, yearFrom: string): InventedHomework[] {
  const byCourse = new Map<string, Lesson[]>()
  for (const lesson of filling.lessons) {
    if (!takesPlace(lesson)) continue
    const lessons = byCourse.get(lesson.course.id)
    if (lessons) lessons.push(lesson)
    else byCourse.set(lesson.course.id, [lesson])
  }
  const beforeYear = instantOf(filling.zone, addDays(yearFrom, -2), '12:00')
  return [...byCourse.values()].flatMap((lessons) => {
    const ordered = lessons.sort((a, b) => a.startsAt - b.startsAt)
    const [first] = ordered
    const given = ordered.flatMap((lesson, index) => {
      if (lesson.startsAt > filling.to || isThin(filling, lesson)) return []
      return inventHomework(filling, lesson, ordered.slice(index + 1, index + 4))
    })
    const opens = first?.ordinal === 0 && first.course.grade > 1 && first.day < addDays(yearFrom, 10)
    return opens ? [inventFirstHomework(filling, first, beforeYear), ...given] : given
  })
}

const isThin = ({ thinBefore, termFrom }: Filling, { day, course }: Lesson) =>
  day < (course.showcase ? termFrom : thinBefore)

async function store(tx: Connection, filling: Filling, found: readonly InventedHomework[]): Promise<void> {
  const photos = await findPhotos(tx, filling.schoolId)
  const nextId = await reserveIds(tx, 'homework', found.length)
  const [rows, pupils, versions, files]: [Row[], Row[], Row[], Row[]] = [[], [], [], []]
  for (const one of found) {
    const id = nextId()
    const own = { school_id: filling.schoolId }
    const by = one.course.teacherId
    rows.push({ ...own, id, ...homeworkRow(one) })
    versions.push({
      ...own,
      homework_id: id,
      version: 1,
      body: one.body,
      due_on: one.dueOn,
      by_id: by,
      at: iso(one.at),
    })
    pupils.push(...(one.pupilIds ?? []).map((pupilId) => ({ ...own, homework_id: id, pupil_id: pupilId })))
    if (one.photo && photos.length > 0) {
      const photo = randomOf(filling.seed, 'photo', one.course.key, one.dueOn).pick(photos)
      files.push({ ...own, homework_id: id, file_id: photo, position: 0 })
    }
  }
  await insertRows(tx, 'homework', rows)
  await insertRows(tx, 'homework_pupils', pupils)
  await insertRows(tx, 'homework_versions', versions)
  await insertRows(tx, 'homework_files', files)
}

const homeworkRow = (one: InventedHomework): Row => ({
  course_id: one.course.id,
  lesson_id: one.lesson?.id ?? null,
  due_on: one.dueOn,
  kind: one.body === null ? 'none' : 'task',
  body: one.body,
  minutes: one.minutes,
  audience: one.pupilIds ? 'pupils' : 'course',
  entered_by_id: one.course.teacherId,
  entered_at: iso(one.at),
  published_at: iso(one.at + grace),
})
