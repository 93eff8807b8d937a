import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTick } from 'node:timers/promises'
import { withTurn } from '../../../db/embedded/with-turn'

let folder: string

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'zvonok-turn-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('lets one action in at a time, and everyone in the end', async () => {
  let inside = 0
  let most = 0
  const visit = () =>
    withTurn(folder, async () => {
      most = Math.max(most, ++inside)
      await nextTick()
      inside -= 1
      return 'done'
    })
  const results = await Promise.all(Array.from({ length: 20 }, visit))
  expect(results).toEqual(Array(20).fill('done'))
  expect(most).toBe(1)
  expect(readdirSync(folder).length).toBeLessThan(10)
})

it('follows the turn of a process that was killed in it, even when its number has been given to another', async () => {
  const dead = { pid: 2 ** 22 + 1, started: 'long ago' }
  writeFileSync(join(folder, 'turn.4'), JSON.stringify(dead))
  expect(await withTurn(folder, async () => 1)).toBe(1)
  const reused = { pid: process.pid, started: 'long ago' }
  writeFileSync(join(folder, 'turn.6'), JSON.stringify(reused))
  expect(await withTurn(folder, async () => 2)).toBe(2)
})

it('follows a turn whose text did not survive a power cut', async () => {
  writeFileSync(join(folder, 'turn.1'), '')
  expect(await withTurn(folder, async () => 1)).toBe(1)
})

it('is free again after an action that failed', async () => {
  const fail = () => withTurn(folder, () => Promise.reject(new Error('no luck')))
  await expect(fail()).rejects.toThrow('no luck')
  expect(await withTurn(folder, async () => 1)).toBe(1)
})
