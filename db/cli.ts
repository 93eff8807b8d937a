import { writeFile } from 'node:fs/promises'
import { config } from 'dotenv'
import { connect } from './connection'
import { openEmbedded } from './embedded/open-embedded'
import { migrate, rollback } from './migrate'
import { newMigration } from './new-migration'
import { dumpSchema } from './schema-dump'
import { openThrowAway } from './throw-away'

const usage = `Usage, from the project's folder:
  npm run db:migrate                 run the steps that are pending
  npm run db:rollback -- [steps]     undo the last step, or as many as said
  npm run db:dump                    write db/schema.sql
  npm run db:new -- <what it does>   begin a new step
DATABASE_URL names the database; without it, migrate and rollback use the embedded one in DATA_DIR,
and dump a fresh one.
`

/** A command that was typed wrongly: answered with the usage. */
class WrongUsage extends Error {}

const silent = { info: () => undefined, warn: () => undefined }
const say = (text: string): void => void process.stdout.write(`${text}\n`)
const ownUrl = () => process.env['DATABASE_URL'] ?? null

async function onDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const url = ownUrl()
  if (url) return work(url)
  const dataDir = process.env['DATA_DIR'] ?? './data'
  const embedded = await openEmbedded({ dataDir, mode: 'attach', log: silent })
  await work(embedded.url).finally(() => embedded.stop())
}

const report = (done: string, names: string[]) =>
  say(names.length === 0 ? 'Nothing to do.' : names.map((name) => `${done} ${name}`).join('\n'))

async function dump(url: string): Promise<void> {
  const db = connect({ url })
  try {
    await writeFile('db/schema.sql', await dumpSchema(db))
  } finally {
    await db.close()
  }
  say('Wrote db/schema.sql.')
}

async function dumpFresh(): Promise<void> {
  const server = await openThrowAway()
  try {
    await migrate(server)
    await dump(server.url)
  } finally {
    await server.stop()
  }
}

function stepsOf(words: string[]): number {
  const [given = '1', ...rest] = words
  if (rest.length > 0 || !/^[1-9]\d{0,3}$/.test(given)) throw new WrongUsage()
  return Number(given)
}

async function run([command, ...words]: string[]): Promise<void> {
  switch (command) {
    case 'migrate':
      return onDatabase(async (url) => report('Ran', await migrate({ url })))
    case 'rollback': {
      const steps = stepsOf(words)
      return onDatabase(async (url) => report('Undid', await rollback({ url, steps })))
    }
    case 'dump': {
      const url = ownUrl()
      return url ? dump(url) : dumpFresh()
    }
    case 'new': {
      const file = await newMigration({ sentence: words.join(' '), folder: 'db/migrations', now: new Date() })
      say(`Wrote ${file} and added it to db/migrations/index.ts.`)
      return
    }
    default:
      throw new WrongUsage()
  }
}

config({ quiet: true })
run(process.argv.slice(2)).catch((error: unknown) => {
  const wrong = error instanceof WrongUsage
  process.stderr.write(wrong ? usage : `${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = wrong ? 2 : 1
})
