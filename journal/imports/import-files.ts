import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Connection } from '../../db/connection'
import { findImportSchool, type ImportSchool } from '../../db/queries/imports/find-school'
import { untouchedLessons } from '../../db/queries/imports/read-rows'
import { addDays, dayOf } from '../clock'
import { localDate } from '../ids'
import { write, type AuditEntry } from '../operation'
import { mayImport } from './policy'
import { loadEntries, loadLessons, loadStructure } from './load-draft'
import type { Count, Draft } from './plan/draft'
import { ExternalIds } from './plan/external-ids'
import type { Plan, RowOf } from './plan/plan'
import { planTermReport, ResultPlanner } from './plan/results'
import { planProgress } from './plan/progress'
import { findReportPupils } from './plan/report-pupils'
import { planRoster } from './plan/roster'
import { planTimetable } from './plan/timetable'
import { chooseYear } from './plan/choose-year'
import { ProblemList, type Problem } from './problem'
import { lettersOf, readFiles, type ReadFiles } from './read-files'
import { storeDraft } from './store-draft'

const sourceFile = z.object({ name: z.string().min(1).max(255), bytes: z.instanceof(Buffer) })

const input = z.object({
  /** The school's id or its short name. */
  school: z.string().min(1),
  roster: sourceFile.optional(),
  /** An aSc Timetables XML. */
  timetable: sourceFile.optional(),
  /** Reports of marks and attendance, and of finals, in any order. */
  marks: z.array(sourceFile).max(50).default([]),
  /** The school year of roster and timetable by its first calendar year; by default the present one. */
  year: z.int().min(2000).max(2100).optional(),
  /** The first day of the new timetable; by default tomorrow, and for a first timetable the year's first day. */
  from: localDate.optional(),
  /** Answers to questions of a dry run, by their ids. */
  decisions: z.record(z.string(), z.string()).default({}),
  /** False: nothing is written, and the answer is what would be. */
  apply: z.boolean(),
})

type ImportInput = z.output<typeof input>

/** What an import did, or would do. */
export interface ImportReport {
  /** Whether it was written; never with a problem of severity `error`. */
  readonly applied: boolean
  /** By kind of thing. */
  readonly counts: Readonly<Record<string, Count>>
  readonly problems: readonly Problem[]
}

/** Imports roster, timetable and marks of a school's files: all of it or, when anything is wrong, nothing (D6). */
export const importFiles = write({
  name: 'imports.files',
  input,
  load: ({ tx, input: { school } }) => findImportSchool(tx, school),
  allow: (actor, school: ImportSchool) => mayImport(actor, school.id),
  async execute({ tx, input, subject: school, now }) {
    const { draft, list, files } = await planImport(tx, school, input, now)
    const refused = list.problems.some(({ severity }) => severity === 'error')
    const applied = input.apply && !refused && files > 0
    const counts = draft.counts()
    const audit = applied ? [summary(school, input, counts), ...(await storeDraft(tx, draft))] : []
    const result: ImportReport = { applied, counts, problems: list.problems }
    return { result, audit }
  },
  // Sentences about people are for whoever imports now, not for the store.
  remember: (report) => ({ ...report, problems: [] }),
})

const sourcesOf = ({ roster, timetable, marks }: ImportInput) =>
  [roster, timetable, ...marks].flatMap((file) => file ?? [])

const digestOf = ({ bytes }: { readonly bytes: Buffer }) => createHash('sha256').update(bytes).digest('hex')

/** Files are known in the audit log by their digests: their names may name people. */
const summary = (school: ImportSchool, input: ImportInput, counts: ImportReport['counts']): AuditEntry => ({
  schoolId: school.id,
  subjectKind: 'import',
  subjectId: null,
  after: {
    counts,
    files: sourcesOf(input).map(digestOf),
  },
})

async function planImport(tx: Connection, school: ImportSchool, input: ImportInput, now: Date) {
  const list = new ProblemList()
  const draft = await loadStructure(tx, school.id)
  const ids = new ExternalIds(draft)
  const today = dayOf(now, school.zone)
  const letters = lettersOf(draft.rows('attendanceCodes'), input.decisions)
  const files = readFiles(input, today, letters, list)
  const plan: Plan = { draft, ids, list, now, today, zone: school.zone, decisions: input.decisions }
  const place = { file: (input.roster ?? input.timetable ?? input.marks[0])?.name ?? '' }
  if (files.roster || files.timetable) {
    const year = chooseYear(plan, {
      digests: [input.roster, input.timetable].flatMap((file) => (file ? digestOf(file) : [])),
      reports: files.reports,
      asked: input.year,
      place,
    })
    if (files.roster) planRoster(plan, files.roster, year)
    if (files.timetable) await planTimetableFile(tx, plan, files, year, input.from)
  }
  await planReports(tx, plan, files)
  return { draft, list, files: sourcesOf(input).length }
}

async function planTimetableFile(
  tx: Connection,
  plan: Plan,
  { timetable }: ReadFiles,
  year: RowOf<'academicYears'>,
  given: string | undefined,
): Promise<void> {
  if (!timetable) return
  const { draft, today, list } = plan
  const first = firstDay(draft, year, today)
  const from = given ?? first
  if (from < year.fromOn || from >= year.untilOn) {
    list.error('from_outside_year', { file: timetable.file }, { from, year: year.name })
    return
  }
  await loadLessons(tx, draft, from, year.untilOn)
  const untouched = await untouchedLessons(tx, draft.schoolId, from)
  planTimetable(plan, timetable, year, { from, untouched })
}

/** Tomorrow, or the year's first day for its first timetable; of a year that is over its last day. */
function firstDay(draft: Draft, year: RowOf<'academicYears'>, today: string): string {
  const courses = new Set(
    draft
      .rows('courses')
      .filter((c) => c.academicYearId === year.id)
      .map(({ id }) => id),
  )
  const isFirst = draft.rows('timetableEntries').every(({ courseId }) => !courses.has(courseId))
  const tomorrow = addDays(today, 1)
  if (isFirst || tomorrow < year.fromOn) return year.fromOn
  return tomorrow < year.untilOn ? tomorrow : addDays(year.untilOn, -1)
}

async function planReports(tx: Connection, plan: Plan, { reports }: ReadFiles): Promise<void> {
  if (reports.length === 0) return
  const pupils = findReportPupils(plan, reports)
  const pupilIds = [...pupils.values()].map(({ pupil }) => pupil.id)
  await loadEntries(tx, plan.draft, plan.ids, reports, pupilIds)
  const results = new ResultPlanner(plan)
  // The term report goes first: where both print a final, it is the one that counts.
  for (const report of reports) if (report.kind === 'term') planTermReport(plan, report, pupils, results)
  for (const report of reports) if (report.kind === 'progress') planProgress(plan, report, pupils, results)
}
