import { dayToPrepare } from '../../../journal/calendar/day-to-prepare'
import { instantOf } from '../../../journal/clock'
import { homeworkDeadline } from '../../../journal/homework/deadline'
import { matchesSubject } from '../../../journal/homework/matches-subject'

const zone = 'Europe/Moscow'
const at = (time: string, day = '2026-11-24') => instantOf(day, time, zone)

describe('the day whose homework is still to be done', () => {
  const days = {
    today: '2026-11-24',
    first: '2026-11-24',
    firstEndsAt: at('14:20'),
    second: '2026-11-25',
  }

  it('is today until the last lesson has ended', () => {
    expect(dayToPrepare({ ...days, now: at('14:19') })).toBe('2026-11-24')
  })

  it('is the next school day from the end of the last lesson on', () => {
    expect(dayToPrepare({ ...days, now: at('14:20') })).toBe('2026-11-25')
  })

  it('is the first school day ahead on a day without lessons', () => {
    expect(dayToPrepare({ ...days, today: '2026-11-22', now: at('9:00') })).toBe('2026-11-24')
  })

  it('is none when no school day is known ahead', () => {
    expect(
      dayToPrepare({ ...days, first: null, firstEndsAt: null, second: null, now: at('9:00') }),
    ).toBeNull()
  })
})

describe('the deadline of homework', () => {
  const lesson = {
    day: '2026-11-24',
    endsAt: at('09:10'),
    teacherEndsAt: at('14:20'),
    classEndsAt: at('13:25'),
  }

  it('is two hours after the last lesson of that teacher by default', () => {
    expect(homeworkDeadline({ kind: 'after_teacher', minutes: 120 }, lesson, zone)).toEqual(at('16:20'))
  })

  it('may be an hour after the class’s last lesson', () => {
    expect(homeworkDeadline({ kind: 'after_class', minutes: 60 }, lesson, zone)).toEqual(at('14:25'))
  })

  it('may be the end of the lesson’s day', () => {
    expect(homeworkDeadline({ kind: 'lesson_day' }, lesson, zone)).toEqual(at('00:00', '2026-11-25'))
  })

  it('counts from the lesson itself when nobody is known to teach it', () => {
    const alone = { ...lesson, teacherEndsAt: null }
    expect(homeworkDeadline({ kind: 'after_teacher', minutes: 120 }, alone, zone)).toEqual(at('11:10'))
  })
})

describe('the words for a subject', () => {
  it.each([
    ['Алгебра', 'алгебра'],
    ['Алгебра', 'по алгебре'],
    ['Английский язык', 'англ'],
    ['Английский язык', 'английскому'],
    ['Физическая культура', 'физра'],
    ['Учёт', 'учет'],
    ['Русский язык', 'язык'],
    ['Математика', 'Матем'],
  ])('%s is meant by «%s»', (subject, words) => expect(matchesSubject(subject, words)).toBe(true))

  it.each([
    ['Алгебра', 'геометрия'],
    ['Алгебра', 'а'],
    ['Алгебра', 'завтра'],
    ['История', 'и'],
  ])('%s is not meant by «%s»', (subject, words) => expect(matchesSubject(subject, words)).toBe(false))
})
