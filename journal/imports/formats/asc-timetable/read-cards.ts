import type { ProblemList } from '../../problem'
import type { Elements } from './read-xml'

/** One weekly place of a lesson; a double lesson has two. */
export interface Slot {
  /** 1 is Monday. */
  readonly weekday: number
  readonly number: number
  readonly parity: 'every' | 'odd' | 'even'
  /** The file's id of the room; null when the file names none. */
  readonly roomId: string | null
}

const bits = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

const weekdays = (days: string | undefined): number[] => {
  const on = new Set<number>()
  for (const mask of bits(days)) Array.from(mask).forEach((bit, i) => bit === '1' && on.add(i + 1))
  return [...on].filter((day) => day <= 7)
}

/** «10» odd weeks, «01» even weeks; all ones, or nothing said, every week; other cycles are unknown. */
const parityOf = (weeks: string | undefined): Slot['parity'] | null => {
  const [mask = '1'] = bits(weeks)
  if (/^1+$/.test(mask)) return 'every'
  return mask === '10' ? 'odd' : mask === '01' ? 'even' : null
}

const first = (ids: string | undefined) => bits(ids)[0] ?? null

/**
 * Reads the cards: each lesson's weekly places by the lesson's id. A card's rooms override the lesson's;
 * a card of a lesson with `periodspercard` 2 fills two numbers; equal cards count once.
 */
export function readCards(
  all: Elements,
  rooms: ReadonlyMap<string, unknown>,
  file: string,
  list: ProblemList,
): ReadonlyMap<string, readonly Slot[]> {
  const lessons = new Map(all('lessons', 'lesson').map((lesson) => [lesson['id'] ?? '', lesson]))
  const found = new Map<string, Map<string, Slot>>()
  for (const card of all('cards', 'card')) {
    const lessonId = card['lessonid'] ?? ''
    const place = { file, element: `card ${lessonId} ${card['days'] ?? ''} ${card['period'] ?? ''}`.trim() }
    const lesson = lessons.get(lessonId)
    const parity = parityOf(card['weeks'])
    const period = Number(card['period'])
    const length = Math.max(1, Math.round(Number(lesson?.['periodspercard'] ?? 1)) || 1)
    if (!lesson) list.error('reference_unknown', place, { ids: lessonId || '—' })
    else if (weekdays(card['days']).length === 0) {
      list.warn('card_not_placed', place)
    } else if (!parity) list.error('weeks_unreadable', place, { weeks: card['weeks'] ?? '' })
    else if (!(period >= 0 && period + length - 1 <= 15)) list.error('period_unreadable', place)
    else {
      const room = first(card['classroomids']) ?? first(lesson['classroomids'])
      if (room && !rooms.has(room)) list.error('reference_unknown', place, { ids: room })
      const slots = found.get(lessonId) ?? new Map<string, Slot>()
      for (const weekday of weekdays(card['days'])) {
        for (let number = period; number < period + length; number++) {
          slots.set(`${weekday}/${number}/${parity}`, { weekday, number, parity, roomId: room })
        }
      }
      found.set(lessonId, slots)
    }
  }
  return new Map([...found].map(([id, slots]) => [id, [...slots.values()]]))
}
