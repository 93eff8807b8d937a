import { tooManyRequests } from './api-error'

interface Bucket {
  tokens: number
  at: number
}

interface Rate {
  perSecond: number
  burst: number
}

const overall: Rate = { perSecond: 30, burst: 30 }
const privateChat: Rate = { perSecond: 1, burst: 5 }
const group: Rate = { perSecond: 20 / 60, burst: 20 }

/** Telegram's limits of sending, as token buckets; off until switched on. */
export class Limits {
  on = false
  private readonly buckets = new Map<string, Bucket>()

  constructor(private readonly now: () => number) {}

  /** Switches the limits on or off, with full buckets. */
  switch(on: boolean): void {
    this.on = on
    this.buckets.clear()
  }

  /** Takes `count` messages to a chat; throws 429 with the seconds to wait when there is no room. */
  take(chatId: number, count: number): void {
    if (!this.on) return
    const rates: [string, Rate][] = [
      ['', overall],
      [String(chatId), chatId < 0 ? group : privateChat],
    ]
    const waits = rates.map(([key, rate]) => this.wait(this.bucket(key, rate), rate, count))
    const longest = Math.max(...waits)
    if (longest > 0) throw tooManyRequests(Math.ceil(longest))
    for (const [key, rate] of rates) this.bucket(key, rate).tokens -= count
  }

  private wait(bucket: Bucket, rate: Rate, count: number): number {
    const missing = Math.min(count, rate.burst) - bucket.tokens
    return missing <= 0 ? 0 : missing / rate.perSecond
  }

  private bucket(key: string, rate: Rate): Bucket {
    const now = this.now()
    let bucket = this.buckets.get(key)
    if (bucket === undefined) this.buckets.set(key, (bucket = { tokens: rate.burst, at: now }))
    const passed = Math.max(0, now - bucket.at) / 1000
    bucket.tokens = Math.min(rate.burst, bucket.tokens + passed * rate.perSecond)
    bucket.at = now
    return bucket
  }
}
