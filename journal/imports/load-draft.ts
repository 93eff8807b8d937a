import { readEntryIds, readRows } from '../../db/queries/imports/read-rows'
import type { ImportTable } from '../../db/queries/imports/rows'
import type { Connection } from '../../db/connection'
import { addDays } from '../clock'
import type { LocalDate, SchoolId } from '../ids'
import type { Report } from './formats/read-report'
import { Draft } from './plan/draft'
import type { ExternalIds } from './plan/external-ids'

const structure = [
  ...([
    'academicYears',
    'periodSchemes',
    'periods',
    'bellSchedules',
    'bells',
    'rooms',
    'subjects',
    'people',
  ] as const),
  ...([
    'staffRoles',
    'guardianships',
    'classes',
    'calendarDays',
    'classTeachers',
    'classMemberships',
  ] as const),
  ...(['groups', 'groupClasses', 'groupMembers', 'courses', 'courseTeachers', 'timetableEntries'] as const),
  ...(['attendanceCodes', 'externalIds'] as const),
] satisfies readonly ImportTable[]

/** Reads a school's people and structure: what every file is compared with. */
export async function loadStructure(tx: Connection, schoolId: SchoolId): Promise<Draft> {
  const draft = new Draft(schoolId)
  for (const table of structure) draft.load(table, await readRows(tx, table, schoolId))
  return draft
}

/** Reads lessons of a range of days into a draft. */
export async function loadLessons(
  tx: Connection,
  draft: Draft,
  from: LocalDate,
  until: LocalDate,
): Promise<void> {
  draft.load('lessons', await readRows(tx, 'lessons', draft.schoolId, from, until))
}

/** Reads what the journal already holds of the given pupils on the days of the reports, and their results. */
export async function loadEntries(
  tx: Connection,
  draft: Draft,
  ids: ExternalIds,
  reports: readonly Report[],
  pupilIds: readonly string[],
): Promise<void> {
  const { schoolId } = draft
  const stored = pupilIds.filter((id) => !id.startsWith('new:'))
  const take = async (entity: 'work' | 'attendance' | 'result', rows: readonly { id: string }[]) => {
    const own = await readEntryIds(
      tx,
      schoolId,
      entity,
      rows.map(({ id }) => id),
    )
    draft.load('externalIds', own)
    ids.take(own)
  }
  const results = await readRows(tx, 'results', schoolId, stored)
  draft.load('results', results)
  await take('result', results)
  const periods = reports.flatMap((r) =>
    r.kind === 'progress' ? r.blocks.flatMap((b) => b.period ?? []) : [],
  )
  if (periods.length === 0) return
  const from = periods.map((p) => p.from).reduce((a, b) => (a < b ? a : b))
  const until = addDays(
    periods.map((p) => p.to).reduce((a, b) => (a > b ? a : b)),
    1,
  )
  await loadLessons(tx, draft, from, until)
  const works = await readRows(tx, 'works', schoolId, from, until, stored)
  const marks = await readRows(tx, 'marks', schoolId, from, until, stored)
  const attendance = await readRows(tx, 'attendance', schoolId, from, until, stored)
  draft.load('works', works)
  draft.load('marks', marks)
  draft.load('attendance', attendance)
  draft.load(
    'markVersions',
    await readRows(
      tx,
      'markVersions',
      schoolId,
      marks.map(({ id }) => id),
    ),
  )
  await take('work', works)
  await take('attendance', attendance)
}
