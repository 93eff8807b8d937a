/** Time that tests may move; it always goes on, from where it was put. */
export class SimulatorClock {
  private offset = 0
  private readonly moved = new Set<() => void>()

  constructor(
    private readonly base: () => Date,
    private readonly mover?: (at: Date | null) => void | Promise<void>,
  ) {}

  /** True when a move takes the clock of the whole program with it. */
  get movesProgram(): boolean {
    return this.mover !== undefined
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.base().getTime() + this.offset
  }

  /** Whole seconds since 1970, as the Bot API dates things. */
  seconds(): number {
    return Math.floor(this.now() / 1000)
  }

  /** Puts the clock to an instant; null returns to the base clock. */
  set(at: Date | null): void {
    this.offset = at === null ? 0 : at.getTime() - this.base().getTime()
    for (const listener of this.moved) listener()
  }

  /** Puts the clock, and the program's if it may be moved, to an instant; null returns to the present. */
  async move(at: Date | null): Promise<void> {
    await this.mover?.(at)
    this.set(this.mover === undefined ? at : null)
  }

  /** Calls `listener` after each move, so that timers can be set anew. */
  onMove(listener: () => void): void {
    this.moved.add(listener)
  }
}
