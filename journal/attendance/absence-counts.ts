/** A reason as families read it; `known` stands for an accepted reason that the school keeps out of chats. */
export type ShownReason = 'unknown' | 'unexcused' | 'ill' | 'excused' | 'known'

/** Lessons missed by reason, late arrivals with their minutes, early leavings. */
export interface AbsenceCounts {
  readonly missed: Readonly<Record<ShownReason, number>>
  readonly missedTotal: number
  readonly late: number
  readonly lateMinutes: number
  readonly leftEarly: number
}

/**
 * What may be said of a reason. Where reasons of health stay out of chats every accepted reason is `known`: illness must not
 * show by being the only one that is not named.
 */
export const shownReason = (
  reason: Exclude<ShownReason, 'known'>,
  healthReasonsInChat: boolean,
): ShownReason => (!healthReasonsInChat && (reason === 'ill' || reason === 'excused') ? 'known' : reason)

/** Counts absences; an unknown reason is not an unexcused one. */
export function countAbsences(
  absences: readonly {
    readonly presence: 'absent' | 'late' | 'left_early'
    readonly reason: ShownReason
    readonly minutes: number | null
  }[],
): AbsenceCounts {
  const missed = { unknown: 0, unexcused: 0, ill: 0, excused: 0, known: 0 }
  const absent = absences.filter((a) => a.presence === 'absent')
  for (const { reason } of absent) missed[reason]++
  const late = absences.filter((a) => a.presence === 'late')
  return {
    missed,
    missedTotal: absent.length,
    late: late.length,
    lateMinutes: late.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    leftEarly: absences.filter((a) => a.presence === 'left_early').length,
  }
}
