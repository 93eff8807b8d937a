import { addDays, daysBetween } from '../../clock'
import type { LocalDate } from '../../ids'
import type {
  ProgressBlock,
  ProgressReport,
  ReportSubject,
} from '../formats/progress-report/read-progress-report'
import { PupilAttendance } from './attendance'
import { PupilMarks } from './marks'
import type { Plan, RowOf } from './plan'
import { courseOf } from './report-course'
import { ReportLessons } from './report-lessons'
import type { ReportPupil } from './report-pupils'
import type { ResultPlanner } from './results'
import { ensureSubject } from './timetable-places'
import type { Place } from '../problem'

/** Plans the marks, attendance, averages and finals of progress reports. */
export function planProgress(
  plan: Plan,
  report: ProgressReport,
  pupils: ReadonlyMap<Place, ReportPupil>,
  results: ResultPlanner,
): void {
  const lessons = new ReportLessons(plan)
  const marks = new PupilMarks(plan, lessons)
  const attendance = new PupilAttendance(plan, lessons)
  for (const block of report.blocks) {
    const whose = pupils.get(block.place)
    if (!whose || !block.period) continue
    const period = { from: block.period.from, until: addDays(block.period.to, 1) }
    for (const row of merged(block)) {
      const subject = ensureSubject(plan, 'report', row.subject)
      const cells = row.cells.map((cell) => ({
        ...cell,
        course: courseOf(plan, whose, subject.id, cell.day, cell.place).id,
      }))
      marks.plan(whose.pupil.id, subject.id, cells, period)
      attendance.plan(whose.pupil.id, subject.id, cells, period)
      planFinal(plan, row, block, whose, subject, results)
    }
  }
}

/** One subject's rows as one: two rows of one name would each withdraw what the other brought. */
function merged(block: ProgressBlock): ReportSubject[] {
  const rows = new Map<string, ReportSubject>()
  for (const row of block.subjects) {
    const known = rows.get(row.subject)
    rows.set(row.subject, known ? { ...known, cells: [...known.cells, ...row.cells] } : row)
  }
  return [...rows.values()]
}

function planFinal(
  { draft, list }: Plan,
  row: ReportSubject,
  { period }: ProgressBlock,
  { pupil, schoolClass, year }: ReportPupil,
  subject: RowOf<'subjects'>,
  results: ResultPlanner,
): void {
  const { final, average, weightedAverage } = row
  if ((!final && average === null && weightedAverage === null) || !period) return
  const days = (p: { fromOn: LocalDate; untilOn: LocalDate }) => daysBetween(p.fromOn, p.untilOn)
  const shared = (p: { fromOn: LocalDate; untilOn: LocalDate }) =>
    daysBetween(
      p.fromOn > period.from ? p.fromOn : period.from,
      p.untilOn <= period.to ? p.untilOn : addDays(period.to, 1),
    )
  const term = draft
    .rows('periods')
    .filter((p) => p.schemeId === schoolClass.periodSchemeId)
    .find((p) => shared(p) * 2 > days(p) && shared(p) * 2 > daysBetween(period.from, period.to))
  if (!term) {
    list.warn(
      'period_of_report_unknown',
      { file: row.place.file },
      { from: period.from, to: period.to, class: schoolClass.label },
    )
    return
  }
  const half = draft.row('periodSchemes', term.schemeId)?.kind === 'half_year'
  results.plan({
    ...{ pupilId: pupil.id, subjectId: subject.id, academicYearId: year.id, periodId: term.id },
    ...{
      kind: half ? 'half' : 'term',
      final,
      average,
      weightedAverage,
      place: row.place,
      from: 'progress',
      day: period.to,
    },
  })
}
