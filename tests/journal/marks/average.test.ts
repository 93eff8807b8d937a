import { isContested, sumMarks, weightedAverage } from '../../../journal/marks/average'

const mark = (value: number | null, weight = 1, rest: { counts?: boolean; withdrawn?: boolean } = {}) => ({
  value,
  weight,
  counts: true,
  withdrawn: false,
  ...rest,
})

describe('the weighted average of a term', () => {
  it('is Σ(mark·weight)/Σweight: a test of weight 2 with 5 and an answer with 4 give 4.67', () => {
    expect(weightedAverage(sumMarks([mark(5, 2), mark(4)]))).toBe(4.67)
  })

  it('rounds half up to two decimals: 3, 4, 4, 4, 4, 4, 4, 4 give 3.88', () => {
    expect(weightedAverage(sumMarks([mark(3), ...Array.from({ length: 7 }, () => mark(4))]))).toBe(3.88)
  })

  it('leaves out words, withdrawn marks, marks that do not count and works that weigh nothing', () => {
    const sums = sumMarks([
      mark(5),
      mark(null),
      mark(2, 1, { withdrawn: true }),
      mark(2, 1, { counts: false }),
      mark(2, 0),
    ])
    expect(sums).toEqual({ total: 5, weight: 1, count: 1 })
  })

  it('is nothing when no mark counts', () => {
    expect(weightedAverage(sumMarks([mark(null)]))).toBeNull()
  })
})

describe('an average that is still contested', () => {
  it.each([
    [3.44, false],
    [3.45, true],
    [3.48, true],
    [3.5, true],
    [3.55, true],
    [3.56, false],
    [4, false],
    [4.67, false],
  ])('%d with rounding up from .5: %s', (average, contested) => {
    expect(isContested(average, 0.5)).toBe(contested)
  })

  it('follows the threshold of the school', () => {
    expect(isContested(3.48, 0.65)).toBe(false)
    expect(isContested(3.61, 0.65)).toBe(true)
    expect(isContested(4.02, 0.99)).toBe(true)
  })
})
