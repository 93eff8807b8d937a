import { readAsked } from '../../../bot/ui/day-words'

const today = '2026-11-24'
const read = (rest: string) => readAsked(rest, today)

describe('words for days', () => {
  it.each([
    ['на завтра', { kind: 'in_days', inDays: 1 }],
    ['завтра', { kind: 'in_days', inDays: 1 }],
    ['на сегодня', { kind: 'in_days', inDays: 0 }],
    ['на послезавтра', { kind: 'in_days', inDays: 2 }],
    ['за вчера', { kind: 'in_days', inDays: -1 }],
    ['tomorrow', { kind: 'in_days', inDays: 1 }],
    ['for the day after tomorrow', { kind: 'in_days', inDays: 2 }],
    ['на среду', { kind: 'day', day: '2026-11-25' }],
    ['во вторник', { kind: 'day', day: '2026-11-24' }],
    ['на понедельник', { kind: 'day', day: '2026-11-30' }],
    ['on friday', { kind: 'day', day: '2026-11-27' }],
    ['24.11', { kind: 'day', day: '2026-11-24' }],
    ['на 12.01', { kind: 'day', day: '2027-01-12' }],
    ['за неделю', { kind: 'week', monday: '2026-11-23', plain: true }],
    ['на эту неделю', { kind: 'week', monday: '2026-11-23', plain: false }],
    ['за прошлую неделю', { kind: 'week', monday: '2026-11-16', plain: false }],
    ['next week', { kind: 'week', monday: '2026-11-30', plain: false }],
    ['this week', { kind: 'week', monday: '2026-11-23', plain: false }],
    ['за месяц', { kind: 'month' }],
    ['за четверть', { kind: 'term' }],
    ['за полугодие', { kind: 'term' }],
    ['за год', { kind: 'year' }],
  ])('«%s»', (rest, time) => expect(read(rest)).toEqual({ time, words: '' }))

  it('leave the other words for the feature', () => {
    expect(read('алгебра на завтра')).toEqual({ time: { kind: 'in_days', inDays: 1 }, words: 'алгебра' })
    expect(read('завтра алгебра')).toEqual({ time: { kind: 'in_days', inDays: 1 }, words: 'алгебра' })
    expect(read('алгебра')).toEqual({ time: null, words: 'алгебра' })
    expect(read('')).toEqual({ time: null, words: '' })
  })

  it('do not make a date that does not exist', () => {
    expect(read('31.02')).toEqual({ time: null, words: '31.02' })
  })
})
