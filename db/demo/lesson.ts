import type { WorldCourse } from './world'

/** A lesson while the demo's journal is being filled. */
export interface Lesson {
  readonly id: string
  readonly course: WorldCourse
  readonly day: string
  readonly number: number
  /** Milliseconds. */
  readonly startsAt: number
  readonly endsAt: number
  readonly roomId: string | null
  readonly entryId: string | null
  /** The place among the course's lessons of the year, from 0. */
  readonly ordinal: number
  status: 'planned' | 'held' | 'cancelled'
  topic: string | null
  planTopicId: string | null
  touchedAt: number | null
  /** Not in the database yet. */
  readonly isNew: boolean
  /** Differs from what the database has. */
  changed: boolean
}

/** What filling a stretch of time needs to know. */
export interface Filling {
  readonly schoolId: string
  readonly yearId: string
  readonly seed: number
  readonly zone: string
  /** Half-open: things that happened after `from` and not after `to`; milliseconds. */
  readonly from: number
  readonly to: number
  /** The school day of `to`. */
  readonly today: string
  /** Lessons before this day get fewer entries outside the cast's classes: a school is filled within seconds. */
  readonly thinBefore: string
  /** Lessons before this day get fewer entries in the cast's classes as well. */
  readonly termFrom: string
  readonly lessons: readonly Lesson[]
  readonly courses: readonly WorldCourse[]
}

/** Whether an instant lies in the stretch that is being filled. */
export const happens = ({ from, to }: Filling, at: number) => at > from && at <= to

/** Lessons that take place, so far as is known. */
export const takesPlace = ({ status }: Lesson) => status !== 'cancelled'

/** Who of the course's members belongs to it on a day. */
export const presentMembers = ({ members }: WorldCourse, day: string) =>
  members.filter(({ fromOn, untilOn }) => fromOn <= day && (untilOn === null || day < untilOn))

/** Minutes in milliseconds. */
export const minutes = (count: number) => count * 60_000

/** After this much time families see an entry: the school's default grace time. */
export const grace = minutes(10)
