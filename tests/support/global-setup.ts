import { migrate } from '../../db/migrate'
import { openThrowAway, type ThrowAwayServer } from '../../db/throw-away'
import { announceTestServer, runOn, templateOf, urlOf } from './test-server'

declare global {
  var zvonokThrowAway: ThrowAwayServer | undefined
}

/**
 * Starts one PostgreSQL for the run and migrates the database that tests copy.
 * TEST_DATABASE_URL names a server of your own instead: a superuser's address of any database on it.
 */
export default async function globalSetup(): Promise<void> {
  const given = process.env['TEST_DATABASE_URL']
  if (!given) globalThis.zvonokThrowAway = await openThrowAway()
  const server = {
    url: given ?? globalThis.zvonokThrowAway?.url ?? '',
    prefix: `zvonok_test_${process.pid}_${Date.now().toString(36)}`,
  }
  announceTestServer(server)
  const template = templateOf(server)
  await runOn(server.url, `create database ${template} template template0 encoding 'UTF8'`)
  await migrate({ url: urlOf(server.url, template) })
  // A template that nobody can enter is never "being accessed by other users".
  await runOn(server.url, `alter database ${template} allow_connections false`)
}
