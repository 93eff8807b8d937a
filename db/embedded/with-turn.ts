import { randomUUID } from 'node:crypto'
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { EmbeddedError } from './embedded-error'
import { isRunning, ownStamp, type ProcessStamp } from './process-stamp'

const PATIENCE_MS = 60_000
const RETRY_MS = 15
const KEPT = 8

interface Turn {
  number: number
  /** Null: given back, or its text did not survive a power cut. */
  holder: ProcessStamp | null
}

/**
 * Runs the action while no other process (or other call here) is inside one for the same folder.
 * Outlives kills: the turn of a dead process is simply followed by the next one.
 *
 * Turns are numbered files and the highest number rules. A turn is taken by creating the next number, which
 * only one process can do, and only when the holder of the highest is done or dead. Nobody ever removes the
 * file of another's live turn, so there is no moment at which two processes both take over from a dead one.
 *
 * @throws EmbeddedError `busy` when a living process keeps its turn for a minute.
 */
export async function withTurn<Result>(folder: string, action: () => Promise<Result>): Promise<Result> {
  const number = await take(folder)
  try {
    return await action()
  } finally {
    await giveBack(folder, number)
  }
}

async function take(folder: string): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const last = await lastTurn(folder)
    if (last.holder === null || !isRunning(last.holder)) {
      if (await create(folder, last.number + 1)) return last.number + 1
      continue
    }
    if (Date.now() > deadline) {
      const message = `Process ${last.holder.pid} has been starting or stopping the embedded database for more than a minute. Wait for it to finish, or end it, and try again.`
      throw new EmbeddedError('busy', message, { pid: last.holder.pid })
    }
    await delay(RETRY_MS)
  }
}

async function create(folder: string, number: number): Promise<boolean> {
  const draft = await write(folder, JSON.stringify(ownStamp()))
  try {
    // A link appears with its whole text at once and fails when the number is taken.
    await link(draft, fileOf(folder, number))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
  const numbers = await turnNumbers(folder)
  if (Math.max(...numbers) > number) {
    // We had slept so long that our number had been used and cleared away.
    await rm(fileOf(folder, number), { force: true })
    return false
  }
  // The latest few stay, so that a listing that runs beside a change always meets one that is not older than ours.
  await Promise.all(
    numbers.filter((n) => n <= number - KEPT).map((n) => rm(fileOf(folder, n), { force: true })),
  )
  return true
}

async function giveBack(folder: string, number: number): Promise<void> {
  await rename(await write(folder, 'done'), fileOf(folder, number))
}

async function lastTurn(folder: string): Promise<Turn> {
  for (;;) {
    const number = Math.max(0, ...(await turnNumbers(folder)))
    if (number === 0) return { number, holder: null }
    try {
      return { number, holder: parseHolder(await readFile(fileOf(folder, number), 'utf8')) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}

function parseHolder(text: string): ProcessStamp | null {
  try {
    return JSON.parse(text) as ProcessStamp
  } catch {
    return null
  }
}

async function turnNumbers(folder: string): Promise<number[]> {
  const names = await readdir(folder)
  return names.flatMap((name) => (/^turn\.\d+$/.test(name) ? [Number(name.slice(5))] : []))
}

async function write(folder: string, text: string): Promise<string> {
  const draft = join(folder, `turn-draft-${randomUUID()}`)
  await writeFile(draft, text)
  return draft
}

function fileOf(folder: string, number: number): string {
  return join(folder, `turn.${number}`)
}
