import type { Database } from '../../../../db/connection'
import { JournalError } from '../../../../journal/errors'
import type { Journal } from '../../../../journal/operation'
import type { AccessCase } from './case'
import { personas, type Persona } from './personas'
import type { World } from './world'

class Undone extends Error {
  constructor(readonly result: unknown) {
    super('rolled back on purpose')
  }
}

/** A database whose every transaction is undone after its work, so that no case sees another's. */
export const undoing = (db: Database): Database => ({
  ...db,
  inTransaction: async (work) => {
    try {
      return await db.inTransaction(async (tx) => {
        throw new Undone(await work(tx))
      })
    } catch (error) {
      if (error instanceof Undone) return error.result as Awaited<ReturnType<typeof work>>
      throw error
    }
  },
})

/** A list without anything in it says as little as a refusal. */
const isEmptyList = (result: unknown): boolean => {
  const items = (result as { items?: unknown } | null)?.items ?? result
  return Array.isArray(items) && items.length === 0
}

async function passes(journal: Journal, world: World, line: AccessCase, persona: Persona): Promise<boolean> {
  const { self, actor } = world.askers[persona]
  const caller = { actor: actor(line.scope) }
  const input = line.input(world, self)
  // An input that does not parse never reaches the guard and proves nothing about it.
  line.operation.input.parse(input)
  try {
    return !isEmptyList(await line.operation(journal, caller, input as never))
  } catch (error) {
    if (!(error instanceof JournalError)) throw error
    return !line.refusedWith.includes(error.code)
  }
}

/** Runs one line for everybody, and says who passed the guard. */
export async function passing(
  journal: Journal,
  world: World,
  line: AccessCase,
): Promise<ReadonlySet<Persona>> {
  const passed = new Set<Persona>()
  for (const persona of personas) if (await passes(journal, world, line, persona)) passed.add(persona)
  return passed
}
