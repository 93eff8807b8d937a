import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { config as readEnvFile } from 'dotenv'
import { createApi } from './api/create-api'
import { addressOf, listen, type HttpHandler } from './api/http-server'
import { viewRoutes } from './api/routes/views'
import { publishMenus } from './bot/commands'
import { createBot } from './bot/create-bot'
import { createDelivery } from './bot/delivery'
import { features } from './bot/features'
import { TelegramClient } from './bot/telegram-client'
import { ownName } from './bot/telegram/own-name'
import { botNumber, demoToken, webhookSecretOf } from './bot/token'
import { startPolling } from './bot/updates/polling'
import { createWebhook, registerWebhook } from './bot/updates/webhook'
import { ConfigError, readConfig, type Config } from './config'
import { isDatabaseRefusal, openDatabase } from './db/open-database'
import { createOutboxStore } from './db/outbox-store'
import { createFileHandles } from './db/queries/file-handles'
import { createJobRuns } from './db/queries/job-runs'
import { createSendPauses } from './db/queries/send-pauses'
import { knownBotName, registerBot } from './db/queries/bots'
import { keptSecretKey } from './db/secret-key'
import { sweepDatabase } from './db/sweep'
import { createTurnLock } from './db/turn-lock'
import { freeLanes } from './db/updates/free-lanes'
import { createPollerLock } from './db/updates/poller-lock'
import { createReachability } from './db/updates/reachability'
import { createUpdateStore } from './db/updates/update-store'
import { accessJobs } from './jobs/access'
import { orderlyShutdown, type OrderlyShutdown } from './jobs/orderly-shutdown'
import { every, startSchedule, type Job, type Schedule } from './jobs/schedule'
import { startWorker } from './jobs/worker'
import { authenticateApiKey } from './journal/access/api-keys'
import { accountOf, actorOf } from './journal/actor'
import { clockStartingAt, movableClock, systemClock } from './journal/clock'
import type { Journal } from './journal/operation'
import { operatorLanguage, loadTexts, type Texts } from './locales/translate'
import { createLogger, logOf, type Logger } from './logger'

// Under load the heap is collected before it has grown to twice what lives: memory is scarcer than a school's peaks are high.
setFlagsFromString('--heap-growing-percent=50')

/** The project's folder, whether this file runs compiled in `dist` or as it is. */
const root = __dirname.endsWith('dist') ? dirname(__dirname) : __dirname
const demoChat = (address: string) => `${address}/simulator`
const say = (line: string) => void process.stdout.write(`${line}\n`)
const complain = (line: string) => void process.stderr.write(`${line}\n`)

/** Opens the database and builds the core over it. */
async function openCore(config: Config, logger: Logger, mode: 'serve' | 'attach', onExit?: () => void) {
  const { databaseUrl: url, dataDir } = config
  const log = logOf(logger, 'database')
  const database = await openDatabase({ url, dataDir, mode, log, ...(onExit && { onExit }) })
  const clock = movableClock(config.clockStart ? clockStartingAt(config.clockStart) : systemClock)
  const secretKey = config.secretKey ? Buffer.from(config.secretKey) : keptSecretKey(dataDir)
  const journal: Journal = { db: database.db, clock, secretKey }
  return { database, clock, journal }
}

/** What the parts are built from. */
interface Program {
  readonly config: Config
  readonly logger: Logger
  readonly texts: Texts
  readonly journal: Journal
  readonly db: Journal['db']
  readonly url: string
  readonly clock: Journal['clock']
  readonly client: TelegramClient
  readonly links: { readonly chat: string; readonly pages: string }
  readonly handlers: HttpHandler[]
}

/** Answers updates: by webhook when the program has a public address, else by polling. */
async function startBot(program: Program, token: string, botId: string, shutdown: OrderlyShutdown) {
  const { config, logger, db, client, handlers } = program
  const bot = createBot({
    ...program,
    features,
    token,
    store: createUpdateStore({ db, botId, toActor: actorOf }),
    reachability: createReachability(db),
    handles: createFileHandles(db, botId),
    log: logger,
  })
  shutdown.add(() => bot.settled())
  const { handleUpdate } = bot
  if (config.publicUrl) {
    const secret = config.webhookSecret ?? webhookSecretOf(token)
    if (config.databaseUrl === null) await freeLanes(db, botId)
    handlers.unshift(createWebhook({ secret, handleUpdate }))
    await registerWebhook(client, config.publicUrl, secret)
  } else {
    await client.call('deleteWebhook')
    const lock = createPollerLock({ db, url: program.url, botId })
    const polling = startPolling({ client, lock, handleUpdate, log: logger })
    shutdown.add(() => polling.stop())
  }
  const menus = publishMenus(client, features, program.texts).catch((err: unknown) => {
    logger.warn({ err }, 'the command menus could not be published')
  })
  shutdown.add(() => menus)
}

/** Delivers notices and does what is due by the clock. */
async function startJobs(
  program: Program,
  botId: string,
  demo: boolean,
  shutdown: OrderlyShutdown,
): Promise<Schedule> {
  const { config, logger, db, clock } = program
  const worker = startWorker({
    store: createOutboxStore({ db, botId, toRecipient: accountOf }),
    deliver: createDelivery({ ...program, features, log: logger }),
    lock: createTurnLock({ url: program.url, name: `sender:${botId}` }),
    clock,
    log: logger,
    rate: config.deliveryRate,
  })
  const jobs: Job[] = [
    { name: 'sweep', due: every(60), run: () => sweepDatabase(db) },
    ...accessJobs(program.journal, logOf(logger, 'access')),
  ]
  if (demo) {
    const { topUpDemo } = await import('./journal/demo/open-demo.js')
    jobs.push({ name: 'top-up-demo', due: every(5), run: () => topUpDemo(program.journal) })
  }
  const schedule = startSchedule({ jobs, runs: createJobRuns(db), clock, log: logger })
  shutdown.add(() => worker.stop())
  shutdown.add(() => schedule.stop())
  return schedule
}

async function serve(config: Config, logger: Logger, texts: Texts): Promise<void> {
  const shutdown = orderlyShutdown(logOf(logger, 'start'))
  const { database, clock, journal } = await openCore(config, logger, 'serve', () => {
    complain('The embedded database has ended. Start the program again.')
    void shutdown.run(1)
  })
  shutdown.add(() => database.close())
  const { db, url } = database
  const handlers: HttpHandler[] = []
  let started = false
  const ready = () => (started ? db.sequelize.query('select 1').then(() => true) : Promise.resolve(false))
  const server = await listen({ host: config.host, port: config.port, ready, handlers })
  shutdown.add(() => server.close())
  const address = addressOf(config.host, server.port)

  const token = config.botToken ?? demoToken(journal.secretKey)
  const [ru, en] = [texts.translator('ru'), texts.translator('en')]
  const titleOf = (role: string) => ({ ru: ru(`demo:guests.${role}`), en: en(`demo:guests.${role}`) })
  const demo = config.botToken ? null : await (await import('./journal/demo/open-demo.js')).openDemo(journal)
  let schedule: Schedule | null = null
  if (!config.botToken) {
    const { createSimulator } = await import('./bot/simulator/create-simulator.js')
    const simulator = await createSimulator({
      token,
      bot: { username: 'zvonok_demo_bot', firstName: ru('demo:title') },
      basePath: '/simulator',
      storageFile: join(config.dataDir, 'simulator', 'state.jsonl'),
      pageDir: join(root, 'bot', 'simulator', 'page'),
      guests: (demo?.guests ?? []).map((guest) => ({ ...guest, title: titleOf(guest.role) })),
      clock: () => clock.now(),
      ...(demo && { zone: demo.zone, onClock: (at) => (clock.moveTo(at), schedule?.tick()) }),
      log: logOf(logger, 'simulator'),
    })
    handlers.push((req, res) => simulator.handle(req, res))
    shutdown.add(() => simulator.close())
  }

  const botId = await registerBot(db, botNumber(token), null)
  const apiRoot = config.botToken ? config.telegramApiRoot : `${address}/simulator/botapi`
  const client = new TelegramClient({ token, apiRoot, log: logger, pauses: createSendPauses(db, botId) })
  shutdown.add(() => client.disconnect())
  const username = await ownName(client, logger)
  await registerBot(db, botNumber(token), username)
  const chat = config.botToken ? `https://t.me/${username}` : demoChat(address)
  const links = { chat, pages: config.publicUrl ?? address }
  const program = { config, logger, texts, journal, db, url, clock, client, links, handlers }

  if (config.roles.includes('api')) {
    const app = createApi({
      journal,
      authenticate: (key) => authenticateApiKey(journal, key, config.adminApiKey),
      deepLink: (code) => `${chat}?start=${code}`,
      texts,
      pages: viewRoutes({ journal, texts }),
      log: logOf(logger, 'http'),
    })
    handlers.push((req, res) => (app(req, res), true))
  }
  if (config.roles.includes('bot')) await startBot(program, token, botId, shutdown)
  if (config.roles.includes('jobs')) schedule = await startJobs(program, botId, demo !== null, shutdown)
  started = true
  const t = texts.translator(operatorLanguage(process.env))
  for (const { role, code } of demo?.guests ?? []) say(`demo-code ${role} ${code} ${chat}?start=${code}`)
  say(t(config.botToken ? 'demo:ready' : 'demo:chat_page', { url: config.botToken ? address : chat }))
}

/** Runs a command of the operator beside a running program or without one. */
async function command(name: string, args: string[], config: Config, logger: Logger, texts: Texts) {
  const { database, journal } = await openCore(config, logger, 'attach')
  try {
    if (name === 'import') {
      const { runImport } = await import('./api/cli/import/index.js')
      return await runImport(args, { journal, texts, out: say })
    }
    const { runAdmin } = await import('./api/cli/admin.js')
    const username = config.botToken && (await knownBotName(database.db, config.botToken))
    const chat = config.botToken
      ? username && `https://t.me/${username}`
      : demoChat(addressOf(config.host, config.port))
    const deepLink = chat ? (code: string) => `${chat}?start=${code}` : null
    return await runAdmin(args, {
      journal,
      texts,
      out: say,
      deepLink,
      language: operatorLanguage(process.env),
    })
  } finally {
    await database.close()
  }
}

async function main([name = 'serve', ...args]: string[]): Promise<void> {
  if (process.env['NODE_ENV'] !== 'test') readEnvFile({ quiet: true })
  const config = readConfig(process.env)
  // Somebody who runs a command reads its answer, not the log.
  const logger = createLogger(name === 'serve' ? config.logLevel : 'warn')
  const texts = loadTexts(join(root, 'locales'))
  if (name === 'serve') await serve(config, logger, texts)
  else if (name === 'import' || name === 'admin') {
    process.exitCode = await command(name, args, config, logger, texts)
  } else {
    complain(`There is no command «${name}»: use serve, import or admin.`)
    process.exitCode = 2
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const { code, message } = error as NodeJS.ErrnoException
  if (error instanceof ConfigError || isDatabaseRefusal(error)) complain(message)
  else if (code === 'EADDRINUSE') {
    complain('The port is taken by another program: stop that, or set PORT to a free one.')
  } else complain(`The program could not start: ${message}`)
  process.exit(1)
})
