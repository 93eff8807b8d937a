import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from '../median'
import { startProgram } from '../program'
import type { Bench, Figure, Row } from '../row'

const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zvonok-bench-'))
  // The embedded server may run as another user, who must be able to walk here.
  await chmod(folder, 0o755)
  return folder
}

/** Removes a data folder, and the database wherever it was put. */
const removeFolder = async (folder: string) => {
  const location = await readFile(join(folder, 'postgres', 'location'), 'utf8').catch(() => '')
  for (const path of [location.trim(), folder]) if (path) await rm(path, { recursive: true, force: true })
}

const startAndStop = async ({ processors }: Bench, folder: string): Promise<number> => {
  const program = await startProgram(processors.all, folder, { DATA_DIR: folder })
  await program.stop()
  return program.readyAfter
}

const seconds = (value: number) => `${value.toFixed(1)} s`

const figure = (what: string, toReach: string, values: readonly number[]): Figure => ({
  row: '7',
  what,
  toReach,
  reached: seconds(median(values)),
  details: `median of ${values.map(seconds).join(', ')}`,
})

/** Row 7: how long the compiled program takes to be ready, with its embedded database and the demo school. */
export const startUp: Row = {
  name: '7',
  async *measure(bench) {
    const { rounds } = bench.options
    const first: number[] = []
    const again: number[] = []
    for (let round = 0; round < rounds; round++) {
      bench.note(`first start ${round + 1} of ${rounds}`)
      const folder = await newFolder()
      try {
        first.push(await startAndStop(bench, folder))
        again.push(await startAndStop(bench, folder))
      } finally {
        await removeFolder(folder)
      }
    }
    yield figure('start with an existing database until ready', '≤ 3 s', again)
    yield figure('first start with the demo school until ready', '≤ 15 s', first)
  },
}
