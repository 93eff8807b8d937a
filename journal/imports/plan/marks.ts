import type { LocalDate } from '../../ids'
import type { EnteredMark } from '../formats/progress-report/read-tokens'
import type { ReportCell } from '../formats/progress-report/read-progress-report'
import { grouped, type Plan, type RowOf } from './plan'
import { publishedAt } from './published-at'
import type { ReportLessons } from './report-lessons'

type Mark = RowOf<'marks'>

/** A cell with the course it belongs to. */
export type CourseCell = ReportCell & { readonly course: string }

/** The days of a report; half-open. */
export interface ReportPeriod {
  readonly from: LocalDate
  readonly until: LocalDate
}

const plain = (mark: EnteredMark) => ({
  value: 'value' in mark ? mark.value : null,
  code: 'code' in mark ? mark.code : null,
})

const slotOf = (cell: CourseCell, position: number) =>
  `${cell.day}|${cell.course}|${cell.meeting}|${position}`

/** Brings a pupil's imported marks to what a report says. */
export class PupilMarks {
  private readonly imported: ReadonlySet<string>
  private readonly byPupil: Map<string, Mark[]>
  private readonly versions: Map<string, number>

  constructor(
    private readonly plan_: Plan,
    private readonly lessons: ReportLessons,
  ) {
    const { draft, ids } = plan_
    this.imported = ids.names('report', 'work')
    this.byPupil = grouped(draft.rows('marks'), ({ pupilId, subjectId }) => `${pupilId}/${subjectId}`)
    this.versions = new Map()
    for (const { markId, version } of draft.rows('markVersions')) {
      this.versions.set(markId, Math.max(version, this.versions.get(markId) ?? 0))
    }
  }

  /**
   * Plans one subject of one pupil. Imported marks of the report's days that it no longer has are withdrawn;
   * the school's own marks stay, and an equal one of the same day counts as the file's.
   */
  plan(pupilId: string, subjectId: string, cells: readonly CourseCell[], period: ReportPeriod): void {
    const { draft } = this.plan_
    const known = this.byPupil.get(`${pupilId}/${subjectId}`) ?? []
    const own = known.filter((m) => m.source !== 'imported' && !m.withdrawnAt)
    const seen = new Set<string>()
    for (const cell of cells) {
      cell.works.forEach((work, position) =>
        work.forEach((entered, i) => {
          const equal = own.findIndex(
            (m) => m.day === cell.day && m.value === plain(entered).value && m.code === plain(entered).code,
          )
          if (equal >= 0) draft.keep('marks', own.splice(equal, 1)[0] ?? { id: '' })
          else seen.add(this.put(pupilId, subjectId, cell, position + 1, i + 1, entered).id)
        }),
      )
    }
    for (const mark of known) {
      const ours = mark.source === 'imported' && this.imported.has(mark.workId) && !seen.has(mark.id)
      if (ours && !mark.withdrawnAt && mark.day >= period.from && mark.day < period.until) this.withdraw(mark)
    }
  }

  private put(
    pupilId: string,
    subjectId: string,
    cell: CourseCell,
    position: number,
    ordinal: number,
    entered: EnteredMark,
  ): Mark {
    const { draft } = this.plan_
    const work = this.ensureWork(cell, position)
    const values = plain(entered)
    const found = (this.byPupil.get(`${pupilId}/${subjectId}`) ?? []).find(
      (m) => m.workId === work.id && m.ordinal === ordinal,
    )
    if (found) {
      this.correct(found, values)
      return found
    }
    const at = publishedAt(this.plan_, cell.day)
    const mark = draft.add('marks', {
      ...{ workId: work.id, pupilId, ordinal, subjectId, day: cell.day, ...values },
      // A nought says that nothing was handed in; it is no mark of the five-point scale.
      counts: values.value !== null && values.value > 0,
      ...{ enteredAt: at, publishedAt: at, changedAt: null, previousValue: null, previousCode: null },
      ...{ withdrawnAt: null, source: 'imported' },
    })
    const key = `${pupilId}/${subjectId}`
    this.byPupil.set(key, [...(this.byPupil.get(key) ?? []), mark])
    this.version(mark, 'put')
    return mark
  }

  private correct(mark: Mark, { value, code }: { value: number | null; code: string | null }): void {
    const { draft, now } = this.plan_
    const same = mark.value === value && mark.code === code
    if (same && !mark.withdrawnAt) {
      draft.keep('marks', mark)
      return
    }
    const action = mark.withdrawnAt ? 'restore' : 'correct'
    draft.change('marks', mark, {
      ...{ value, code, counts: value !== null && value > 0, withdrawnAt: null, changedAt: now },
      ...(same ? {} : { previousValue: mark.value, previousCode: mark.code }),
    })
    this.version(mark, action)
  }

  private withdraw(mark: Mark): void {
    const { draft, now } = this.plan_
    draft.change('marks', mark, { withdrawnAt: now, changedAt: now })
    this.version(mark, 'withdraw')
  }

  private version({ id, value, code }: Mark, action: RowOf<'markVersions'>['action']): void {
    const version = (this.versions.get(id) ?? 0) + 1
    this.versions.set(id, version)
    this.plan_.draft.add('markVersions', { markId: id, version, action, value, code, at: this.plan_.now })
  }

  private ensureWork(cell: CourseCell, position: number): RowOf<'works'> {
    const { draft, ids } = this.plan_
    const slot = slotOf(cell, position)
    const known = draft.row('works', ids.find('report', 'work', slot))
    if (known) return known
    const lesson = this.lessons.find(cell.course, cell.day, cell.meeting)
    const work = draft.add('works', { courseId: cell.course, lessonId: lesson?.id ?? null, day: cell.day })
    ids.set('report', 'work', slot, work.id)
    return work
  }
}
