import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { EmbeddedError } from './embedded-error'
import { canEnter, chooseServerUser, type ServerUser } from './server-user'

/** Where everything of one embedded database is, and as whom its server runs. */
export interface Place {
  /** DATA_DIR/postgres: the password, and `location` when the rest is elsewhere. */
  keys: string
  /** The folder of the cluster, the server's log, the turns, the users and a private copy of the binaries. */
  home: string
  /** PostgreSQL's data folder, inside `home`. */
  cluster: string
  /** Null: the server runs as we do. */
  user: ServerUser | null
}

const ELSEWHERE = '/var/lib/zvonok'

/**
 * Settles where the database of a data folder lives, making the folders that are missing.
 *
 * That is DATA_DIR/postgres, except for root when the server's user cannot walk there (a checkout under /root):
 * then it is /var/lib/zvonok/<hash of the path>, and the file DATA_DIR/postgres/location says so from then on.
 *
 * @throws EmbeddedError `no-access`, `no-user`.
 */
export function settlePlace(dataDir: string): Place {
  mkdirSync(join(dataDir, 'postgres'), { recursive: true })
  const keys = join(realpathSync(dataDir), 'postgres')
  const recorded = readLocation(keys)
  const own = process.getuid?.() ?? 0
  if (own !== 0) return placeOfOrdinaryUser(keys, recorded ?? keys, own)

  chmodSync(keys, 0o755)
  const user = ownerOf(join(recorded ?? keys, 'cluster')) ?? chooseServerUser()
  const home = recorded ?? (canEnter(user, keys) ? keys : moveElsewhere(keys))
  if (!canEnter(user, home)) throw noAccess(home, user.uid)
  return { keys, home, cluster: join(home, 'cluster'), user }
}

function placeOfOrdinaryUser(keys: string, home: string, own: number): Place {
  const cluster = join(home, 'cluster')
  const owner = ownerOf(cluster)
  if (owner && owner.uid !== own) throw noAccess(cluster, owner.uid)
  return { keys, home, cluster, user: null }
}

function ownerOf(cluster: string): ServerUser | null {
  const stat = statSync(cluster, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : null
}

function readLocation(keys: string): string | null {
  const file = join(keys, 'location')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

function moveElsewhere(keys: string): string {
  if (existsSync(join(keys, 'cluster'))) return keys
  const home = join(ELSEWHERE, createHash('sha256').update(keys).digest('hex').slice(0, 16))
  mkdirSync(home, { recursive: true })
  for (const folder of [ELSEWHERE, home]) chmodSync(folder, 0o755)
  writeFileSync(join(keys, 'location'), `${home}\n`)
  return home
}

function noAccess(path: string, uid: number): EmbeddedError {
  return new EmbeddedError(
    'no-access',
    `The embedded database in ${path} belongs to the user with the number ${uid}, and cannot be used from here. Start the program as the user who started it first, or as root from a folder that user can read.`,
    { path, uid },
  )
}
