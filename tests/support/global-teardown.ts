import { runOn, testServer } from './test-server'

/** Removes every database of this run, or the run's whole server. */
export default async function globalTeardown(): Promise<void> {
  if (globalThis.zvonokThrowAway) return globalThis.zvonokThrowAway.stop()
  const { url, prefix } = testServer()
  const databases = await runOn<{ datname: string }>(
    url,
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  )
  for (const { datname } of databases) await runOn(url, `drop database ${datname} with (force)`)
}
