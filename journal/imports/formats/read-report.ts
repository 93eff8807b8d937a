import { UnreadableFile } from '../problem'
import { readProgressReport, type ProgressReport } from './progress-report/read-progress-report'
import type { Legend } from './progress-report/read-tokens'
import { readGrid } from './read-grid'
import { fold } from './school-names'
import type { SourceFile } from './source-file'
import { readTermReport, type TermReport } from './term-report/read-term-report'

/** One of the two reports. */
export type Report =
  ({ readonly kind: 'progress' } & ProgressReport) | ({ readonly kind: 'term' } & TermReport)

/** Reads whichever of the two reports a file is, by its title. */
export function readReport(file: SourceFile, letters: Legend): Report {
  const grid = readGrid(file)
  const texts = grid.rows.slice(0, 30).flatMap((row) => row.map(fold))
  if (texts.some((text) => text.startsWith('табель успеваемости'))) {
    return { kind: 'term', ...readTermReport(file) }
  }
  if (texts.some((text) => /^отчет об успеваемости/.test(text))) {
    return { kind: 'progress', ...readProgressReport(file, letters) }
  }
  throw new UnreadableFile('report_unknown', { file: file.name })
}
