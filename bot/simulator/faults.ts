/** A misfortune ordered for the next calls. */
export interface Fault {
  /** Absent: every method but getUpdates. */
  method?: string
  kind: 'status' | 'slow' | 'drop-before' | 'drop-after'
  status?: number
  retryAfter?: number
  ms?: number
  /** How many calls it meets; 0 is for ever; 1 by default. */
  times?: number
}

/** The faults that are still to happen. */
export class Faults {
  private list: (Fault & { left: number })[] = []

  /** Replaces all ordered faults. */
  set(faults: Fault[]): void {
    this.list = faults.map((fault) => ({ ...fault, left: fault.times === 0 ? Infinity : (fault.times ?? 1) }))
  }

  current(): Fault[] {
    return this.list
      .filter((fault) => fault.left > 0)
      .map(({ left, ...fault }) => ({ ...fault, times: left === Infinity ? 0 : left }))
  }

  /** The fault that meets this call, if any; it is used up by one. */
  take(method: string): Fault | undefined {
    const fault = this.list.find(
      (candidate) =>
        candidate.left > 0 &&
        (candidate.method === undefined
          ? method !== 'getUpdates'
          : candidate.method.toLowerCase() === method.toLowerCase()),
    )
    if (fault === undefined) return undefined
    fault.left -= 1
    return fault
  }
}
