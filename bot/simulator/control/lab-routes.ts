import type { Fault } from '../faults'
import { ActionError } from '../people/action-error'
import { present } from './input'
import { showQr } from './show-qr'
import type { Route } from './route'

/** A school fills itself day by day up to the new present. */
const farthestDays = 366

const kinds = ['status', 'slow', 'drop-before', 'drop-after']

function readFault(value: unknown): Fault {
  const fault = Object(value) as Partial<Fault>
  if (fault.kind === undefined || !kinds.includes(fault.kind)) {
    throw new ActionError(400, 'bad-fault', `Give each fault a "kind": one of ${kinds.join(', ')}.`)
  }
  return { ...fault, kind: fault.kind }
}

/** What only tests and the curious need: the log of calls, faults, the clock, limits. */
export const labRoutes: Route[] = [
  {
    method: 'GET',
    path: /^calls$/,
    run: ({ world, query }) =>
      world.calls.list(
        present({
          personId: query.optionalNumber('personId'),
          after: query.optionalNumber('after'),
          limit: query.optionalNumber('limit'),
        }),
      ),
  },
  {
    method: 'POST',
    path: /^faults$/,
    run: ({ world, list }) => {
      world.faults.set(list.map(readFault))
      return { faults: world.faults.current() }
    },
  },
  {
    method: 'POST',
    path: /^clock$/,
    run: async ({ world, body }) => {
      const at = body.optionalText('at')
      const instant = at === undefined ? null : new Date(at)
      if (instant !== null && Number.isNaN(instant.getTime())) {
        throw new ActionError(400, 'bad-input', 'Give "at" as an ISO instant, or null.')
      }
      const days = Math.abs((instant?.getTime() ?? world.clock.now()) - world.clock.now()) / 86_400_000
      if (world.clock.movesProgram && days > farthestDays) {
        throw new ActionError(400, 'bad-input', `Give "at" within ${farthestDays} days of now.`)
      }
      await world.clock.move(instant)
      const now = new Date(world.clock.now()).toISOString()
      world.events.emit({ type: 'clock', personId: null, chatId: null, now })
      return { now }
    },
  },
  { method: 'GET', path: /^qr$/, run: showQr },
  {
    method: 'POST',
    path: /^limits$/,
    run: ({ world, body }) => {
      world.limits.switch(body.flag('on'))
      return { on: world.limits.on }
    },
  },
  {
    method: 'POST',
    path: /^strict$/,
    run: ({ world, body }) => {
      world.strict = body.flag('on')
      return { on: world.strict }
    },
  },
]
