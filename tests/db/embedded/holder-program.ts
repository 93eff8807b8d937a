import { openEmbedded } from '../../../db/embedded/open-embedded'
import type { Mode } from '../../../db/embedded/users'

/**
 * A program that holds the embedded database open: `<data folder> <mode>`. It writes one JSON line when the database
 * is open or refused, and stops in order when its input ends.
 */
async function hold(): Promise<void> {
  const [dataDir = '', mode = 'serve'] = process.argv.slice(2)
  const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
  const log = { info: () => undefined, warn: () => undefined }
  try {
    const database = await openEmbedded({ dataDir, mode: mode as Mode, log })
    process.stdin.resume().once('end', () => void database.stop())
    say({ opened: { ...database } })
  } catch (error) {
    const { code, message, details } = error as { code?: string; message?: string; details?: object }
    say({ refused: { code, message, details } })
  }
}

void hold()
