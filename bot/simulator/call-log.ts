/** One Bot API call, as `GET api/calls` tells of it. */
export interface LoggedCall {
  id: number
  at: string
  method: string
  params: Record<string, unknown>
  /** What Telegram would refuse or ignore without a word; empty when the call is right. */
  verdict: string[]
  ok: boolean
  response: unknown
  ms: number
}

const kept = 1000

/** The last calls of this run. */
export class CallLog {
  private last = 0
  private calls: LoggedCall[] = []

  add(call: Omit<LoggedCall, 'id'>): void {
    this.last += 1
    this.calls.push({ id: this.last, ...call })
    if (this.calls.length > kept * 2) this.calls = this.calls.slice(-kept)
  }

  /** Calls with an id above `after`, of one chat if a person is named, oldest first. */
  list(filter: { after?: number; personId?: number; limit?: number } = {}): LoggedCall[] {
    const { after = 0, personId, limit = kept } = filter
    const found = this.calls.filter(
      (call) =>
        call.id > after && (personId === undefined || String(call.params['chat_id']) === String(personId)),
    )
    return found.slice(-limit)
  }
}
