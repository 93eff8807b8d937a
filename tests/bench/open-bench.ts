import { connect } from '../../db/connection'
import { migrate } from '../../db/migrate'
import { openThrowAway, type ThrowAwayServer } from '../../db/throw-away'
import { runOn, urlOf } from '../support/test-server'
import { startFakeTelegram } from './fake-telegram'
import type { Options } from './options'
import { divideProcessors } from './processors'
import type { Bench } from './row'
import { buildBenchSchool } from './school/build-school'

const note = (sentence: string) => process.stderr.write(`… ${sentence}\n`)

/** Starts what the rows share; PostgreSQL and the school when they are first asked for. */
export async function openBench(options: Options): Promise<Bench & { close(): Promise<void> }> {
  const processors = divideProcessors()
  const telegram = await startFakeTelegram()
  let server: Promise<ThrowAwayServer> | undefined
  let school: ReturnType<Bench['school']> | undefined
  let databases = 0

  const postgres = () => (server ??= openThrowAway())
  const newDatabase = async () => {
    const { url } = await postgres()
    const name = `bench_${++databases}`
    await runOn(url, `create database ${name} template template0 encoding 'UTF8'`)
    await migrate({ url: urlOf(url, name) })
    return urlOf(url, name)
  }
  const makeSchool = async () => {
    note('making a school')
    const url = await newDatabase()
    const db = connect({ url })
    const built = await buildBenchSchool(db)
    note(`the school has ${built.pupils} pupils, ${built.marks} marks and ${built.guardians.length} accounts`)
    return { ...built, db, url }
  }

  return {
    options,
    processors,
    telegramPort: telegram.port,
    postgres,
    newDatabase,
    school: () => (school ??= makeSchool()),
    note,
    async close() {
      await school?.then(
        ({ db }) => db.close(),
        () => undefined,
      )
      await (await server)?.stop()
      telegram.server.close()
    },
  }
}
