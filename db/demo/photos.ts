import { createHash } from 'node:crypto'
import { statement, type Connection } from '../connection'
import { drawWorksheet } from './worksheet'

const insertFile = statement(
  'demo insert file',
  `insert into files (school_id, sha256, name, media_type, size, bytes, created_at)
   values ($1, $2, $3, 'image/png', $4, $5, $6) on conflict do nothing`,
)
const readFiles = statement<{ id: string }>(
  'demo read files',
  `select id from files where school_id = $1 and name like 'worksheet-%.png' order by id`,
)

const count = 4

/** Stores the photos that homework refers to. */
export async function storePhotos(
  tx: Connection,
  schoolId: string,
  seed: number,
  createdAt: string,
): Promise<void> {
  for (let number = 1; number <= count; number++) {
    const bytes = drawWorksheet(seed, number)
    const sha256 = createHash('sha256').update(bytes).digest()
    await tx.run(insertFile, [schoolId, sha256, `worksheet-${number}.png`, bytes.length, bytes, createdAt])
  }
}

/** Ids of the photos. */
export async function findPhotos(tx: Connection, schoolId: string): Promise<string[]> {
  return (await tx.run(readFiles, [schoolId])).map(({ id }) => id)
}
