import type { Random } from './random'
import type { ClassLine, CourseDraft } from './teaching-load'

/** A weekly lesson of a course. */
export interface Placement {
  readonly course: CourseDraft
  readonly weekday: number
  readonly number: number
}

/** What must stand in one slot of a class together: a course, or the courses of all its groups. */
interface Block {
  readonly line: ClassLine
  readonly courses: readonly CourseDraft[]
  displaced: number
}

interface Slot {
  readonly line: ClassLine
  readonly weekday: number
  readonly number: number
  /** Equal for lessons that overlap in time: the seventh of the first shift meets the first of the second. */
  readonly time: number
  block: Block | null
}

const lastOfFirstShift = 6
const tries = 60_000

const timeOf = (line: ClassLine, weekday: number, number: number) =>
  weekday * 100 + number + (line.shift === 2 ? lastOfFirstShift : 0)

/** How many lessons a class has on each weekday: as even as can be, the longer days first. */
export function dayLengths(hours: number, days: number): number[] {
  return Array.from({ length: days }, (_, index) => Math.floor(hours / days) + (index < hours % days ? 1 : 0))
}

const blocksOf = (line: ClassLine, drafts: readonly CourseDraft[]): Block[] => {
  const bySubject = new Map<string, CourseDraft[]>()
  for (const draft of drafts) {
    if (draft.elective || draft.lines[0] !== line) continue
    bySubject.set(draft.subject, [...(bySubject.get(draft.subject) ?? []), draft])
  }
  return [...bySubject.values()].flatMap((courses) =>
    Array.from({ length: courses[0]?.hours ?? 0 }, () => ({ line, courses, displaced: 0 })),
  )
}

const slotsOf = (line: ClassLine, hours: number): Slot[] =>
  dayLengths(hours, line.days).flatMap((length, day) =>
    Array.from({ length }, (_, index) => ({
      line,
      weekday: day + 1,
      number: index + 1,
      time: timeOf(line, day + 1, index + 1),
      block: null,
    })),
  )

/**
 * Places every weekly hour so that no class has a window and no teacher is in two places at once.
 * A block that finds no free slot displaces others, which are placed again; what is displaced often resists more.
 */
class Board {
  private readonly slots = new Map<ClassLine, Slot[]>()
  private readonly busy = new Map<string, Slot>()

  constructor(private readonly random: Random) {}

  place(lines: readonly ClassLine[], drafts: readonly CourseDraft[]): Slot[] {
    const waiting: Block[] = []
    for (const line of lines) {
      const blocks = blocksOf(line, drafts)
      this.slots.set(line, slotsOf(line, blocks.length))
      waiting.push(...blocks)
    }
    const queue = this.random.shuffled(waiting).sort((a, b) => a.courses.length - b.courses.length)
    for (let left = tries; queue.length > 0; left--) {
      if (left === 0) {
        throw new Error('The demo timetable did not come together: the teachers have too many hours')
      }
      const block = queue.pop()
      if (block) queue.push(...this.put(block))
    }
    return [...this.slots.values()].flat()
  }

  private put(block: Block): Block[] {
    const slots = this.slots.get(block.line) ?? []
    let best: Slot | null = null
    let lowest = Infinity
    for (const slot of slots) {
      const cost = this.costOf(block, slot, slots) + this.random.next()
      if (cost < lowest) [best, lowest] = [slot, cost]
    }
    if (!best) return []
    const out = this.conflicts(block, best)
    for (const slot of out) this.clear(slot)
    const displaced = out.flatMap(({ block: old }) => old ?? [])
    for (const slot of out) slot.block = null
    best.block = block
    for (const { teacher } of block.courses) this.busy.set(`${teacher.id}|${best.time}`, best)
    return displaced
  }

  private conflicts(block: Block, slot: Slot): Slot[] {
    const busy = block.courses.flatMap(({ teacher }) => this.busy.get(`${teacher.id}|${slot.time}`) ?? [])
    return [...new Set(slot.block ? [slot, ...busy] : busy)]
  }

  private costOf(block: Block, slot: Slot, slots: readonly Slot[]): number {
    const subject = block.courses[0]?.subject
    const sameDay = slots.some(
      (other) =>
        other.weekday === slot.weekday && other !== slot && other.block?.courses[0]?.subject === subject,
    )
    const evicted = this.conflicts(block, slot).reduce(
      (sum, { block: old }) => sum + 3 + (old ? old.courses.length + old.displaced * 0.5 : 0),
      0,
    )
    return evicted + (sameDay ? 2 : 0)
  }

  private clear(slot: Slot) {
    if (!slot.block) return
    slot.block.displaced++
    for (const { teacher } of slot.block.courses) this.busy.delete(`${teacher.id}|${slot.time}`)
  }

  /** A lesson after all others, on a day when it follows at once in every class of the group. */
  placeLast(course: CourseDraft): Placement[] {
    for (let weekday = 1; weekday <= 6; weekday++) {
      const lengths = course.lines.map(
        (line) => (this.slots.get(line) ?? []).filter((slot) => slot.weekday === weekday).length,
      )
      const [length = 0] = lengths
      const [line] = course.lines
      if (!line || length === 0 || lengths.some((other) => other !== length)) continue
      const free = !this.busy.has(`${course.teacher.id}|${timeOf(line, weekday, length + 1)}`)
      if (free) return [{ course, weekday, number: length + 1 }]
    }
    return []
  }
}

/** The weekly timetable of all classes. */
export function makeTimetable(
  lines: readonly ClassLine[],
  drafts: readonly CourseDraft[],
  random: Random,
): Placement[] {
  const board = new Board(random)
  const placed = board
    .place(lines, drafts)
    .flatMap(({ block, weekday, number }) =>
      (block?.courses ?? []).map((course): Placement => ({ course, weekday, number })),
    )
  return [
    ...placed,
    ...drafts.filter(({ elective }) => elective).flatMap((course) => board.placeLast(course)),
  ]
}
