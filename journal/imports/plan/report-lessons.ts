import { instantOf } from '../../clock'
import type { LocalDate } from '../../ids'
import { classOf } from './lessons'
import { grouped, type Plan, type RowOf } from './plan'

type Lesson = RowOf<'lessons'>

const highest = 15
const firstMinute = 8 * 60 + 30
const lessonMinutes = 40
const stepMinutes = 55

const wallTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The lessons to which a report's entries belong. */
export class ReportLessons {
  private readonly byCourse: Map<string, Lesson[]>
  private readonly usedByClass = new Map<string, Set<number>>()

  constructor(private readonly plan: Plan) {
    const lessons = plan.draft.rows('lessons').filter(({ status }) => status !== 'cancelled')
    this.byCourse = grouped(lessons, ({ courseId, day }) => `${courseId}/${day}`)
    for (const own of this.byCourse.values()) own.sort((a, b) => a.number - b.number)
    for (const lesson of lessons) this.use(lesson)
  }

  /** The course's lesson of that day with that place among them, from 1; undefined when there is none. */
  find(courseId: string, day: LocalDate, meeting: number): Lesson | undefined {
    return this.byCourse.get(`${courseId}/${day}`)?.[meeting - 1]
  }

  /**
   * The same, made when missing: attendance needs a lesson. It is held, with the number that the class has free next,
   * at that number's bell; without bells lessons are taken to begin at 8:30 and every 55 minutes, for 40 minutes.
   */
  ensure(courseId: string, day: LocalDate, meeting: number): Lesson {
    for (;;) {
      const found = this.find(courseId, day, meeting)
      if (found) {
        this.markHeld(found)
        return found
      }
      const own = this.byCourse.get(`${courseId}/${day}`) ?? []
      this.byCourse.set(`${courseId}/${day}`, [...own, this.add(courseId, day, own)])
    }
  }

  private markHeld(lesson: Lesson): void {
    if (!lesson.touchedAt) {
      this.plan.draft.change('lessons', lesson, { status: 'held', touchedAt: this.plan.now })
    }
  }

  private add(courseId: string, day: LocalDate, own: readonly Lesson[]): Lesson {
    const { draft, zone, now } = this.plan
    const schoolClass = classOf(this.plan, courseId)
    const used = this.usedByClass.get(`${schoolClass?.id ?? ''}/${day}`)
    const free = (number: number) => own.every((lesson) => lesson.number !== number)
    const numbers = Array.from({ length: highest }, (_, i) => i + 1)
    const number = numbers.find((n) => !used?.has(n) && free(n)) ?? numbers.find(free) ?? 0
    const bell = draft
      .rows('bells')
      .find((b) => b.scheduleId === schoolClass?.bellScheduleId && b.number === number)
    const begins = firstMinute + (number - 1) * stepMinutes
    const [starts, ends] = bell
      ? [bell.startsAt.slice(0, 5), bell.endsAt.slice(0, 5)]
      : [wallTime(begins), wallTime(begins + lessonMinutes)]
    const lesson = draft.add('lessons', {
      ...{ courseId, day, number, roomId: null, timetableEntryId: null, status: 'held', touchedAt: now },
      startsAt: instantOf(day, starts, zone),
      endsAt: instantOf(day, ends, zone),
    })
    this.use(lesson)
    return lesson
  }

  private use({ courseId, day, number }: Lesson): void {
    const key = `${classOf(this.plan, courseId)?.id ?? ''}/${day}`
    const used = this.usedByClass.get(key) ?? new Set<number>()
    this.usedByClass.set(key, used.add(number))
  }
}
