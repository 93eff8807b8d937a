import { afterFailure, freeAttempts, type Attempts } from '../../../journal/access/attempts'
import { readTicket, signTicket, ticketMinutes } from '../../../journal/access/ticket'

const start = new Date('2026-11-24T09:00:00Z')
const minutes = (count: number) => new Date(start.getTime() + count * 60_000)

const waits = (failures: number): number[] => {
  let attempts: Attempts | null = null
  return Array.from({ length: failures }, () => {
    const now = attempts?.nextAllowedAt ?? start
    attempts = afterFailure(attempts, now)
    return (attempts.nextAllowedAt.getTime() - now.getTime()) / 60_000
  })
}

describe('the wait after wrong tries', () => {
  it('is none for the first ones, then doubles up to an hour', () => {
    expect(freeAttempts).toBe(4)
    expect(waits(14)).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60])
  })

  it('starts anew after a day without a try', () => {
    const many = { failures: 9, lastFailedAt: start, nextAllowedAt: start }
    expect(afterFailure(many, minutes(24 * 60 - 1)).failures).toBe(10)
    expect(afterFailure(many, minutes(24 * 60)).failures).toBe(1)
  })
})

describe('a ticket', () => {
  const key = Buffer.alloc(32, 1)
  const user = { channel: 'telegram', externalUserId: '700' } as const
  const ticket = signTicket('15', user, start, key)

  it('stands for its code within the hour', () => {
    expect(readTicket(ticket, user, minutes(ticketMinutes - 1), key)).toBe('15')
    expect(readTicket(ticket, user, minutes(ticketMinutes), key)).toBeNull()
  })

  it('is worth nothing to another user, under another key or with anything changed', () => {
    expect(readTicket(ticket, { ...user, externalUserId: '701' }, start, key)).toBeNull()
    expect(readTicket(ticket, user, start, Buffer.alloc(32, 2))).toBeNull()
    expect(readTicket(ticket.replace('15', '16'), user, start, key)).toBeNull()
    expect(readTicket(`${ticket.slice(0, -2)}AA`, user, start, key)).toBeNull()
    expect(readTicket('nonsense', user, start, key)).toBeNull()
  })
})
