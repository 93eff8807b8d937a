import {
  clockTime,
  dayAndMonth,
  dayRange,
  fullDate,
  shortWeekday,
  twoDecimals,
  weekdayAndDate,
} from '../../../bot/ui/dates'

describe('dates and numbers', () => {
  it('are written as each language writes them', () => {
    expect(weekdayAndDate('2026-11-24', 'ru')).toBe('вт, 24 ноября')
    expect(weekdayAndDate('2026-11-24', 'en')).toBe('Tue, 24 November')
    expect(shortWeekday('2026-11-25', 'ru')).toBe('ср')
    expect(fullDate('2026-12-31', 'ru')).toBe('31 декабря 2026 г.')
    expect(fullDate('2026-12-31', 'en')).toBe('31 December 2026')
    expect(twoDecimals(14 / 3, 'ru')).toBe('4,67')
    expect(twoDecimals(4, 'en')).toBe('4.00')
    expect(clockTime('09:25:00')).toBe('9:25')
  })

  it('name the year only of a day outside today’s school year', () => {
    expect(dayAndMonth('2026-09-01', 'ru', '2027-05-31')).toBe('1 сентября')
    expect(dayAndMonth('2026-08-31', 'ru', '2026-09-01')).toBe('31 августа 2026')
    expect(weekdayAndDate('2025-11-24', 'en', '2026-11-24')).toBe('Mon, 24 November 2025')
  })

  it('join into a range that repeats no month', () => {
    expect(dayRange('2026-11-16', '2026-11-22', 'ru')).toBe('16–22 ноября')
    expect(dayRange('2026-11-30', '2026-12-06', 'ru')).toBe('30 ноября – 6 декабря')
    expect(dayRange('2026-12-28', '2027-01-03', 'en', '2026-12-28')).toBe('28 December – 3 January')
    expect(dayRange('2025-12-29', '2026-01-04', 'ru', '2026-11-24')).toBe('29 декабря 2025 – 4 января 2026')
    expect(dayRange('2026-11-16', '2026-11-16', 'en')).toBe('16 November')
  })
})
