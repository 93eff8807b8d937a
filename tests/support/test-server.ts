import { Client } from 'pg'

/** Where the run's PostgreSQL is: handed from the global setup to the workers through the environment. */
export interface TestServer {
  /** A database to send `create database` to. */
  readonly url: string
  /** What the names of this run's databases begin with. */
  readonly prefix: string
}

/** Makes the run's server known to the workers that are started after it. */
export function announceTestServer({ url, prefix }: TestServer): void {
  process.env['ZVONOK_TEST_SERVER'] = url
  process.env['ZVONOK_TEST_PREFIX'] = prefix
}

/** The run's server; throws outside of a Jest run. */
export function testServer(): TestServer {
  const { ZVONOK_TEST_SERVER: url, ZVONOK_TEST_PREFIX: prefix } = process.env
  if (!url || !prefix) throw new Error('The tests’ global setup has not run: start them with `npx jest`.')
  return { url, prefix }
}

/** The name of the migrated database that every test database is a copy of. */
export const templateOf = ({ prefix }: TestServer) => `${prefix}_template`

/** The address of another database on the same server. */
export function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

/** Runs statements on a connection of their own. */
export async function runOn<Row extends object>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}
