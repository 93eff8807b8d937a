/** One step of the schema: plain SQL there and back, run inside one transaction. */
export interface Migration {
  /** Timestamp and sentence, as in the file's name; the order of steps is the order of names. */
  readonly name: string
  readonly up: string
  readonly down: string
}
