/** Sums of counting marks: Σ(mark·weight) and Σweight. */
export interface MarkSums {
  readonly total: number
  readonly weight: number
  readonly count: number
}

interface CountableMark {
  readonly value: number | null
  readonly weight: number
  readonly counts: boolean
  readonly withdrawn: boolean
}

/** Whether a mark goes into an average: numeric, not withdrawn, not set aside, of a work that weighs something. */
export const isCounting = (mark: CountableMark): mark is CountableMark & { readonly value: number } =>
  mark.value !== null && mark.counts && !mark.withdrawn && mark.weight > 0

/** Sums the marks that count. */
export function sumMarks(marks: readonly CountableMark[]): MarkSums {
  const sums = { total: 0, weight: 0, count: 0 }
  for (const mark of marks.filter(isCounting)) {
    sums.total += mark.value * mark.weight
    sums.weight += mark.weight
    sums.count++
  }
  return sums
}

/** Σ(mark·weight)/Σweight rounded half up to two decimals, as it is shown everywhere; null when nothing counts. */
export const weightedAverage = ({ total, weight }: MarkSums): number | null =>
  weight > 0 ? Math.round((total / weight) * 100 + 1e-9) / 100 : null

/** Hundredths around the rounding threshold within which a term mark is still open. */
const contestedHundredths = 5

/**
 * Whether a term mark is «пока спорная»: the average lies at most 0.05 below or above the point from which the school
 * rounds up, so that one more mark may decide it.
 * @param roundUpFrom the school's fraction from which a term mark is rounded up, 0.5 by default
 */
export function isContested(average: number, roundUpFrom: number): boolean {
  const hundredths = Math.round(average * 100)
  const threshold = Math.round(roundUpFrom * 100)
  const offset = (((hundredths - threshold) % 100) + 100) % 100
  return offset <= contestedHundredths || offset >= 100 - contestedHundredths
}
