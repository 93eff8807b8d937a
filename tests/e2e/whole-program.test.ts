import { createServer, type Server } from 'node:http'
import { createSimulator, type Simulator } from '../../bot/simulator/create-simulator'
import { webhookPath } from '../../bot/updates/webhook'
import { connect, type Database } from '../../db/connection'
import { issueLinkCode } from '../../journal/access/issue-link-code'
import { createTestDatabase, type TestDatabase } from '../support/database'
import {
  buildGuardian,
  buildPupil,
  buildSchool,
  buildClass,
  commandCaller,
  testJournal,
} from '../support/factories'
import { close, listen, until } from '../support/telegram'
import { dataFolder, startProgram, type Program } from './support/program'

const token = '7654321:AAforeignTESTforeignTESTforeignTEST'
const secretKey = 'a-secret-key-of-thirty-two-signs!'
const secret = 'webhook-secret_1'

/** Telegram as a server of somebody else's on loopback. */
async function startForeignTelegram() {
  const simulator = await createSimulator({ token, bot: { username: 'foreign_bot', firstName: 'Звонок' } })
  simulator.setStrict(true)
  const server: Server = createServer((req, res) => {
    if (!simulator.handle(req, res)) res.writeHead(404).end()
  })
  const origin = await listen(server)
  return {
    simulator,
    apiRoot: `${origin}/botapi`,
    stop: async () => (await simulator.close(), close(server)),
  }
}

const freePort = async () => {
  const server = createServer()
  const port = Number(new URL(await listen(server)).port)
  await close(server)
  return port
}

const lastText = (simulator: Simulator, personId: number) =>
  simulator.people.chat(personId).messages.findLast(({ fromBot }) => fromBot)?.text ?? ''

const sees = (simulator: Simulator, personId: number, text: RegExp) =>
  until(() => text.test(lastText(simulator, personId)), 20_000)

const press = (simulator: Simulator, personId: number, label: string) => {
  const { messages } = simulator.people.chat(personId)
  for (const message of messages.toReversed()) {
    for (const button of message.reply_markup?.inline_keyboard.flat() ?? []) {
      if (button.text === label && 'callback_data' in button) {
        return simulator.people.press(personId, {
          messageId: message.message_id,
          data: button.callback_data,
        })
      }
    }
  }
  throw new Error(`There is no button «${label}»`)
}

describe('the whole program with a real token', () => {
  let database: TestDatabase
  let db: Database
  let telegram: Awaited<ReturnType<typeof startForeignTelegram>>
  let folder: Awaited<ReturnType<typeof dataFolder>>
  const running: Program[] = []

  const start = async (env: Record<string, string> = {}) => {
    const program = await startProgram({
      DATA_DIR: folder.path,
      DATABASE_URL: database.url,
      SECRET_KEY: secretKey,
      BOT_TOKEN: token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      CLOCK_START: '2026-11-24T09:00:00Z',
      ...env,
    })
    running.push(program)
    return program
  }

  /** A code for a new guardian of a new pupil. */
  const newCode = async () => {
    const school = await buildSchool(db)
    const pupil = await buildPupil(db, school, { class: await buildClass(db, school), givenName: 'Анна' })
    const guardian = await buildGuardian(db, school, { of: [pupil] })
    const journal = { ...testJournal(db), secretKey: Buffer.from(secretKey) }
    const { code } = await issueLinkCode(journal, commandCaller, { personId: guardian.id })
    return code ?? ''
  }

  beforeAll(async () => {
    database = await createTestDatabase()
    db = connect({ url: database.url, poolSize: 2 })
    telegram = await startForeignTelegram()
    folder = await dataFolder()
  })
  afterEach(async () => {
    for (const program of running.splice(0)) await program.kill()
  })
  afterAll(async () => {
    await telegram.stop()
    await db.close()
    await database.drop()
    await folder.remove()
  })

  it('polls, and goes on with a conversation after kill -9', async () => {
    const { simulator } = telegram
    const person = simulator.people.create({ firstName: 'Ольга' })
    const first = await start()
    simulator.people.start(person.id, await newCode())
    await sees(simulator, person.id, /Это вы\?/)
    const unserved = 'select 1 from seen_updates where done_at is null'
    await until(async () => (await db.sequelize.query(unserved))[0].length === 0)
    await first.kill()

    const second = await start()
    void press(simulator, person.id, 'Да, это я')
    await sees(simulator, person.id, /Согласие на обработку/)
    void press(simulator, person.id, 'Даю согласие')
    await sees(simulator, person.id, /Подключено: Анна, 7Б/)
    expect(await second.stop()).toBe(0)
    expect(
      simulator.calls().flatMap(({ method, verdict }) => verdict.map((flaw) => `${method}: ${flaw}`)),
    ).toEqual([])
  }, 60_000)

  it('takes updates by the webhook that it registers', async () => {
    const { simulator } = telegram
    const person = simulator.people.create({ firstName: 'Мария' })
    const port = await freePort()
    const program = await start({ PORT: `${port}`, PUBLIC_URL: `http://127.0.0.1:${port}` })
    simulator.people.start(person.id, await newCode())
    await sees(simulator, person.id, /Это вы\?/)
    expect(await program.stop()).toBe(0)
  }, 60_000)

  it('receives by webhook and serves an update once, before and after kill -9', async () => {
    const { simulator } = telegram
    const person = simulator.people.create({ firstName: 'Павел' })
    const user = { id: person.id, is_bot: false, first_name: 'Павел', language_code: 'ru' }
    const update = {
      update_id: 900_000_001,
      message: {
        message_id: 1,
        date: 1,
        chat: { id: person.id, type: 'private' },
        from: user,
        text: '/help',
      },
    }
    const send = (program: Program) =>
      fetch(`${program.address}${webhookPath}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
        body: JSON.stringify(update),
      }).then(({ status }) => status)
    simulator.people.start(person.id)
    const answers = () => simulator.people.chat(person.id).messages.filter(({ fromBot }) => fromBot).length

    // The foreign server delivers nothing here: the test is Telegram's hand at the webhook.
    const port = { PORT: '0', PUBLIC_URL: 'http://127.0.0.1:9', WEBHOOK_SECRET: secret }
    const first = await start(port)
    const before = answers()
    expect([await send(first), await send(first)]).toEqual([200, 200])
    await first.kill()
    const second = await start(port)
    expect(await send(second)).toBe(200)
    expect(answers() - before).toBe(1)
  }, 60_000)

  it('keeps a person’s order with two processes on one database', async () => {
    const { simulator } = telegram
    const person = simulator.people.create({ firstName: 'Ирина' })
    simulator.people.start(person.id)
    const user = { id: person.id, is_bot: false, first_name: 'Ирина', language_code: 'ru' }
    const processes = await Promise.all(
      [1, 2].map(() => start({ PUBLIC_URL: 'http://127.0.0.1:9', WEBHOOK_SECRET: secret, ROLES: 'bot' })),
    )
    const before = simulator.people.chat(person.id).messages.filter(({ fromBot }) => fromBot).length
    const texts = ['/help', '/start', 'AAAA-AAAA-AAAA', '/help']
    const sent: Promise<Response>[] = []
    for (const [i, text] of texts.entries()) {
      const message = {
        message_id: 10 + i,
        date: 1,
        chat: { id: person.id, type: 'private' },
        from: user,
        text,
      }
      sent.push(
        fetch(`${processes[i % 2]?.address ?? ''}${webhookPath}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
          body: JSON.stringify({ update_id: 900_000_010 + i, message }),
        }),
      )
      // Telegram hands over the next message of a chat when the one before is with us; here it is at least recorded.
      const recorded = `select 1 from seen_updates where update_id = ${900_000_010 + i}`
      await until(async () => (await db.sequelize.query(recorded))[0].length > 0)
    }
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const answers = simulator.people
      .chat(person.id)
      .messages.filter(({ fromBot }) => fromBot)
      .slice(before)
    expect(
      answers.map(({ text }) => /Код не подошёл|Чтобы подключиться, нужен код|\/help/.exec(text ?? '')?.[0]),
    ).toEqual(['/help', 'Чтобы подключиться, нужен код', 'Код не подошёл', '/help'])
  }, 60_000)
})
