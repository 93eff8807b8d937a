import type { LocalDate } from '../../ids'
import type { Final } from '../formats/term-report/read-final'
import type { TermReport, TermResult } from '../formats/term-report/read-term-report'
import type { Place } from '../problem'
import { ensureScheme } from './academic-year'
import type { Plan, RowOf } from './plan'
import { publishedAt } from './published-at'
import type { ReportPupil } from './report-pupils'
import { ensureSubject } from './timetable-places'

type Result = RowOf<'results'>

/** One result as a report prints it. */
export interface PrintedResult {
  readonly pupilId: string
  readonly subjectId: string
  readonly academicYearId: string
  readonly periodId: string | null
  readonly kind: Result['kind']
  readonly final: Final | null
  readonly average: number | null
  readonly weightedAverage: number | null
  readonly place: Place
  /** Which report prints it; the term report is the one that counts where both do. */
  readonly from: 'term' | 'progress'
  /** The last day it is about, after which it was known. */
  readonly day: LocalDate
}

const keyOf = (r: Pick<Result, 'pupilId' | 'subjectId' | 'academicYearId' | 'kind' | 'periodId'>) =>
  [r.pupilId, r.subjectId, r.academicYearId, r.kind, r.periodId ?? ''].join('|')

const printed = (average: number | null) => (average === null ? null : average.toFixed(2))

/** Brings imported results to what reports print; a result of the school's own stays, and a difference is told. */
export class ResultPlanner {
  private readonly known: Map<string, Result>

  constructor(private readonly plan_: Plan) {
    this.known = new Map(plan_.draft.rows('results').map((row) => [keyOf(row), row]))
  }

  /** Plans one result. */
  plan(result: PrintedResult): void {
    const { draft, list, ids } = this.plan_
    const known = this.known.get(keyOf(result))
    const values = {
      value: result.final && 'value' in result.final ? result.final.value : null,
      code: result.final && 'code' in result.final ? result.final.code : null,
    }
    const averages = {
      printedAverage: printed(result.average),
      printedWeightedAverage: printed(result.weightedAverage),
    }
    if (!known) {
      const at = publishedAt(this.plan_, result.day)
      const { pupilId, subjectId, academicYearId, kind, periodId } = result
      const row = draft.add('results', {
        ...{ pupilId, subjectId, academicYearId, kind, periodId, ...values, ...averages },
        ...{ enteredAt: at, publishedAt: at, source: 'imported' },
      })
      this.known.set(keyOf(row), row)
      ids.set('report', 'result', `${result.from}|${keyOf(row)}`, row.id)
      return
    }
    const differs = known.value !== values.value || known.code !== values.code
    const fromTermReport = ids.find('report', 'result', `term|${keyOf(known)}`) !== null
    if (known.source !== 'imported' || (result.from === 'progress' && fromTermReport)) {
      const code = known.source === 'imported' ? 'results_differ_between_reports' : 'result_of_school_differs'
      if (differs && result.final) list.warn(code, result.place, this.names(result))
      draft.keep('results', known)
      return
    }
    draft.change('results', known, { ...values, ...averages })
    ids.set('report', 'result', `${result.from}|${keyOf(known)}`, known.id)
  }

  private names({ pupilId, subjectId }: PrintedResult): Record<string, string> {
    const { draft } = this.plan_
    const person = draft.row('people', pupilId)
    return {
      name: person ? `${person.surname} ${person.givenName}` : '',
      subject: draft.row('subjects', subjectId)?.name ?? '',
    }
  }
}

/** Plans the results of a term report. */
export function planTermReport(
  plan: Plan,
  report: TermReport,
  pupils: ReadonlyMap<Place, ReportPupil>,
  results: ResultPlanner,
): void {
  for (const block of report.blocks) {
    const whose = pupils.get(block.place)
    if (!whose) continue
    for (const result of block.results) planOne(plan, result, whose, results)
  }
}

function planOne(plan: Plan, result: TermResult, whose: ReportPupil, results: ResultPlanner): void {
  const { pupil, year } = whose
  const { of, final, average, weightedAverage, place } = result
  const subject = ensureSubject(plan, 'report', result.subject)
  const common = { pupilId: pupil.id, subjectId: subject.id, academicYearId: year.id }
  const rest = { final, average, weightedAverage, place, from: 'term' as const }
  if (of.kind !== 'period') {
    results.plan({ ...common, ...rest, kind: of.kind, periodId: null, day: year.untilOn })
    return
  }
  const period = periodOf(plan, of, whose, place)
  if (!period) {
    plan.list.error(
      'period_missing',
      { file: place.file },
      { scheme: of.scheme, number: of.number, year: year.name },
    )
    return
  }
  const kind = of.scheme === 'half_year' ? 'half' : 'term'
  results.plan({ ...common, ...rest, kind, periodId: period.id, day: period.untilOn })
}

/** The period by its kind and number; the class follows that scheme from then on when it followed none. */
function periodOf(
  plan: Plan,
  of: TermResult['of'] & { kind: 'period' },
  { schoolClass, year }: ReportPupil,
  place: Place,
): RowOf<'periods'> | undefined {
  const { draft } = plan
  const own = draft.row('periodSchemes', schoolClass.periodSchemeId)
  const scheme = own?.kind === of.scheme ? own : ensureScheme(plan, year, of.scheme, place)
  if (scheme && !schoolClass.periodSchemeId) {
    draft.change('classes', schoolClass, { periodSchemeId: scheme.id })
  }
  return draft.rows('periods').find((p) => p.schemeId === scheme?.id && p.number === of.number)
}
