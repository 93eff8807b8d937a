import type { AttendanceMeaning } from '../formats/progress-report/read-tokens'
import type { CourseCell, ReportPeriod } from './marks'
import { grouped, type Plan, type RowOf } from './plan'
import { publishedAt } from './published-at'
import type { ReportLessons } from './report-lessons'

type Attendance = RowOf<'attendance'>

const keyOf = (lessonId: string, pupilId: string) => `${lessonId}|${pupilId}`

/** Brings a pupil's imported attendance to what a report says. */
export class PupilAttendance {
  private readonly byPupil: Map<string, Attendance[]>
  private readonly imported: ReadonlySet<string>

  constructor(
    private readonly plan_: Plan,
    private readonly lessons: ReportLessons,
  ) {
    this.byPupil = grouped(plan_.draft.rows('attendance'), ({ pupilId }) => pupilId)
    this.imported = plan_.ids.names('report', 'attendance')
  }

  /**
   * Plans one subject of one pupil. Every letter of a cell is a lesson: «Н Н» are two missed ones.
   * Imported absences of the report's days that it no longer has become presence; the school's own entries stay.
   */
  plan(
    pupilId: string,
    subjectId: string,
    cells: readonly CourseCell[],
    { from, until }: ReportPeriod,
  ): void {
    const { draft, now } = this.plan_
    const seen = new Set<string>()
    for (const [, sameDay] of grouped(cells, ({ course, day }) => `${course}/${day}`)) {
      let meeting = 0
      for (const cell of sameDay) {
        meeting = Math.max(meeting, cell.meeting - 1)
        for (const meaning of cell.attendance) {
          meeting += 1
          const lesson = this.lessons.ensure(cell.course, cell.day, meeting)
          seen.add(this.put(pupilId, lesson.id, cell.day, meaning))
        }
      }
    }
    for (const entry of this.byPupil.get(pupilId) ?? []) {
      const lesson = draft.row('lessons', entry.lessonId)
      const ours = this.imported.has(entry.id) && !seen.has(entry.id) && entry.presence !== 'present'
      const here = draft.row('courses', lesson?.courseId ?? null)?.subjectId === subjectId
      if (ours && here && entry.day >= from && entry.day < until) {
        draft.change('attendance', entry, { presence: 'present', reason: 'unknown', changedAt: now })
      }
    }
  }

  private put(pupilId: string, lessonId: string, day: string, meaning: AttendanceMeaning): string {
    const { draft, ids, now } = this.plan_
    const found = (this.byPupil.get(pupilId) ?? []).find((a) => a.lessonId === lessonId)
    const same = found?.presence === meaning.presence && found.reason === meaning.reason
    if (found && (same || !this.imported.has(found.id))) {
      draft.keep('attendance', found)
      return found.id
    }
    if (found) {
      draft.change('attendance', found, { ...meaning, changedAt: now })
      return found.id
    }
    const at = publishedAt(this.plan_, day)
    const row = draft.add('attendance', {
      ...{ lessonId, pupilId, day, ...meaning },
      ...{ enteredAt: at, publishedAt: at, changedAt: null },
    })
    this.byPupil.set(pupilId, [...(this.byPupil.get(pupilId) ?? []), row])
    ids.set('report', 'attendance', keyOf(lessonId, pupilId), row.id)
    return row.id
  }
}
