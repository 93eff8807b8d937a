import type { Connection } from '../connection'
import { iso } from './days'
import { insertRows, type Row } from './insert-rows'
import { grace, happens, minutes, presentMembers, type Filling, type Lesson } from './lesson'
import { randomOf } from './random'
import { remarkTexts } from './texts/classroom-texts'

/** Writes praise and remarks: now and then, and somewhat more often in the classes of the cast. */
export async function fillRemarks(tx: Connection, filling: Filling): Promise<void> {
  const recent = filling.lessons.filter(({ day, status }) => status === 'held' && day >= filling.thinBefore)
  await insertRows(
    tx,
    'remarks',
    recent.flatMap((lesson) => remarkOn(filling, lesson)),
  )
}

function remarkOn(filling: Filling, lesson: Lesson): Row[] {
  const { course } = lesson
  const random = randomOf(filling.seed, 'remark', course.key, lesson.day, lesson.number)
  const at = lesson.endsAt + minutes(random.int(1, 20))
  if (!random.chance(course.showcase ? 0.12 : 0.02) || !happens(filling, at)) return []
  const members = presentMembers(course, lesson.day)
  const heroes = members.filter(({ pupil }) => pupil.hero)
  const pool = heroes.length > 0 && random.chance(0.25) ? heroes : members
  if (pool.length === 0) return []
  const kind = random.pick(['praise', 'praise', 'remark', 'behaviour'] as const)
  return [
    {
      school_id: filling.schoolId,
      pupil_id: random.pick(pool).pupil.id,
      lesson_id: lesson.id,
      kind,
      audience: kind === 'behaviour' && random.chance(0.3) ? 'staff' : 'family',
      body: random.pick(remarkTexts[kind]),
      by_id: course.teacherId,
      at: iso(at),
      published_at: iso(at + grace),
    },
  ]
}
