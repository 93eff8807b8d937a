import type { AscTimetable } from './formats/asc-timetable/read-asc-timetable'
import { readAscTimetable } from './formats/asc-timetable/read-asc-timetable'
import { legendKey, type AttendanceMeaning, type Legend } from './formats/progress-report/read-tokens'
import { readReport, type Report } from './formats/read-report'
import { readRoster, type Roster } from './formats/roster/read-roster'
import type { SourceFile } from './formats/source-file'
import type { LocalDate } from '../ids'
import { UnreadableFile, type ProblemList } from './problem'

/** The files of one import. */
export interface ImportSources {
  readonly roster?: SourceFile | undefined
  readonly timetable?: SourceFile | undefined
  readonly marks: readonly SourceFile[]
}

/** What could be read of them. */
export interface ReadFiles {
  readonly roster: Roster | null
  readonly timetable: AscTimetable | null
  readonly reports: readonly Report[]
}

const meanings: Readonly<Record<string, AttendanceMeaning>> = {
  unexcused: { presence: 'absent', reason: 'unexcused' },
  excused: { presence: 'absent', reason: 'excused' },
  ill: { presence: 'absent', reason: 'ill' },
  unknown: { presence: 'absent', reason: 'unknown' },
  late: { presence: 'late', reason: 'unknown' },
  left_early: { presence: 'left_early', reason: 'unknown' },
  remote: { presence: 'remote', reason: 'unknown' },
  present: { presence: 'present', reason: 'unknown' },
}

/** The school's attendance letters with the decisions `letter:<letter>` of this import over them. */
export function lettersOf(
  codes: readonly (AttendanceMeaning & { readonly code: string })[],
  decisions: Readonly<Record<string, string>>,
): Legend {
  const letters = new Map<string, AttendanceMeaning>()
  for (const { code, presence, reason } of codes) letters.set(legendKey(code), { presence, reason })
  for (const [id, answer] of Object.entries(decisions)) {
    const meaning = meanings[answer]
    if (id.startsWith('letter:') && meaning) letters.set(legendKey(id.slice('letter:'.length)), meaning)
  }
  return letters
}

/** Reads every file; their problems go to the list, and a file that cannot be read at all is one error. */
export function readFiles(
  sources: ImportSources,
  today: LocalDate,
  letters: Legend,
  list: ProblemList,
): ReadFiles {
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      list.error(error.code, error.place, error.params)
      return null
    }
  }
  const { roster, timetable, marks } = sources
  const files = {
    roster: roster ? attempt(() => readRoster(roster, today)) : null,
    timetable: timetable ? attempt(() => readAscTimetable(timetable)) : null,
    reports: marks.flatMap((file) => attempt(() => readReport(file, letters)) ?? []),
  }
  for (const file of [files.roster, files.timetable, ...files.reports]) list.take(file?.problems ?? [])
  return files
}
