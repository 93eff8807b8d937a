import type { ImportReport } from '../../../journal/imports/import-files'
import type { Problem, Severity } from '../../../journal/imports/problem'
import type { Translate } from '../../../locales/translate'

/** Errors first: they are what stops the import. */
const order: readonly Severity[] = ['error', 'question', 'warning']

/** An import's report as lines for a terminal; `apply` is what was asked for. */
export function reportLines(t: Translate, report: ImportReport, apply: boolean): string[] {
  return [...problemLines(t, report.problems), ...countLines(t, report), outcome(t, report, apply)]
}

const placeOf = (t: Translate, { file, row, cell, element }: Problem): string => {
  const kind = element ? 'element' : cell ? 'cell' : row ? 'row' : 'file'
  return t(`imports:place.${kind}`, { file, row, cell, element })
}

function problemLines(t: Translate, problems: readonly Problem[]): string[] {
  return order.flatMap((severity) => {
    const own = problems.filter((problem) => problem.severity === severity)
    if (own.length === 0) return []
    return [
      t(`imports:severity.${severity}`, { count: own.length }),
      ...own.map((problem) => {
        const { scheme } = problem.params
        const schemeName = scheme ? t(`imports:schemes.${scheme}`) : ''
        const text = t(`imports:problems.${problem.code}`, { ...problem.params, schemeName })
        const line = problem.id ? 'question_line' : 'problem_line'
        return t(`imports:${line}`, { place: placeOf(t, problem), text, id: problem.id })
      }),
      '',
    ]
  })
}

function countLines(t: Translate, { counts, applied }: ImportReport): string[] {
  const lines = Object.entries(counts).map(([kind, count]) =>
    t('imports:count_line', { kind: t(`imports:kinds.${kind}`), ...count }),
  )
  const title = t(applied ? 'imports:counts_applied_title' : 'imports:counts_title')
  return [title, ...(lines.length > 0 ? lines : [t('imports:nothing_found')]), '']
}

function outcome(t: Translate, { applied, counts, problems }: ImportReport, apply: boolean): string {
  if (problems.some(({ severity }) => severity === 'error')) return t('imports:outcome.refused')
  const changes = Object.values(counts).some((c) => c.created + c.changed + c.removed > 0)
  if (!apply) return t('imports:outcome.dry')
  return t(applied && changes ? 'imports:outcome.applied' : 'imports:outcome.unchanged')
}
