import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './place'
import { isRunning, ownStamp, type ProcessStamp } from './process-stamp'

/** `serve` is the one process that runs the school; `attach` are commands that only need the database. */
export type Mode = 'serve' | 'attach'

/** Someone who has the database open; looked at and changed only inside a turn. */
export interface User extends ProcessStamp {
  mode: Mode
}

/** Who has the database open now; those who died without leaving are struck off. */
export function listUsers(place: Place): User[] {
  return readdirSync(folderOf(place)).flatMap((name) => {
    const file = join(folderOf(place), name)
    const user = parseUser(readFileSync(file, 'utf8'))
    if (user && isRunning(user)) return [user]
    rmSync(file, { force: true })
    return []
  })
}

/** Enters this process; call what is returned to leave. */
export function enterUser(place: Place, mode: Mode): () => void {
  const file = join(folderOf(place), randomUUID())
  writeFileSync(file, JSON.stringify({ ...ownStamp(), mode } satisfies User))
  return () => rmSync(file, { force: true })
}

function folderOf(place: Place): string {
  const folder = join(place.home, 'users')
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Null for what a kill or a power cut left half-written. */
function parseUser(text: string): User | null {
  try {
    return JSON.parse(text) as User
  } catch {
    return null
  }
}
