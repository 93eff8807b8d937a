import type { Client } from 'pg'
import { DatabaseUnfitError } from './migration-errors'

interface Server {
  version: number
  encoding: string
  collation: boolean
  extension: boolean
}

const query = `
select current_setting('server_version_num')::integer as version,
  current_setting('server_encoding') as encoding,
  exists (select from pg_collation where collname = 'ru-x-icu') as collation,
  exists (select from pg_available_extensions where name = 'btree_gist') as extension`

/** Refuses, with a DatabaseUnfitError, a database in which the journal could not work. */
export async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<Server>(query)
  const { version, encoding, collation, extension } = rows[0] as Server
  if (version < 140_000) {
    const major = Math.floor(version / 10_000)
    throw new DatabaseUnfitError(
      'version',
      `This is PostgreSQL ${major}, and the journal needs 14 or newer. Update the server or point DATABASE_URL at another.`,
    )
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseUnfitError(
      'encoding',
      `The database is in the encoding ${encoding}. Create it with: create database zvonok encoding 'UTF8' template template0.`,
    )
  }
  if (!collation) {
    throw new DatabaseUnfitError(
      'collation',
      'The server does not know the collation "ru-x-icu". Install a PostgreSQL that was built with ICU.',
    )
  }
  if (!extension) {
    throw new DatabaseUnfitError(
      'extension',
      'The server has no extension btree_gist. Install the package postgresql-contrib on it.',
    )
  }
}
