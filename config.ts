import { resolve } from 'node:path'
import { z } from 'zod'

export const roles = ['bot', 'api', 'jobs'] as const
export type Role = (typeof roles)[number]

const blank = (value: unknown) => (value === '' ? undefined : value)
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blank, schema.optional())

const isLoopback = (url: string): boolean => {
  const hostname = URL.canParse(url) ? new URL(url).hostname : ''
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })

const variables = z.object({
  /** None: demo. */
  BOT_TOKEN: optional(
    z.string().regex(/^\d+:[\w-]{20,}$/, 'must look like 123456:ABC…, as @BotFather gives it'),
  ),
  /** Bot API server. */
  TELEGRAM_API_ROOT: z.preprocess(blank, httpUrl.default('https://api.telegram.org')),
  /** Set: webhook; unset: long polling. */
  PUBLIC_URL: optional(httpUrl),
  /** Derived from the token if unset. */
  WEBHOOK_SECRET: optional(
    z.string().regex(/^[\w-]{1,256}$/, 'must be 1–256 signs of A–Z, a–z, 0–9, _ and -'),
  ),
  /** None: embedded PostgreSQL. */
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' })),
  /** Embedded database, generated secret, demo chats. */
  DATA_DIR: z.preprocess(blank, z.string().default('./data')),
  HOST: z.preprocess(blank, z.string().default('127.0.0.1')),
  PORT: z.preprocess(blank, z.coerce.number('must be a port number').int().min(0).max(65_535).default(3000)),
  /** Keys the link-code hashes. */
  SECRET_KEY: optional(z.string().min(32, 'must have at least 32 signs')),
  /** Bootstrap API key with every scope. */
  ADMIN_API_KEY: optional(z.string().min(32, 'must have at least 32 signs')),
  /** Edges this process runs. */
  ROLES: z.preprocess(
    blank,
    z
      .string()
      .default('bot,api,jobs')
      .transform((text) => text.split(',').map((role) => role.trim()))
      .pipe(z.array(z.enum(roles, `must be a list of ${roles.join(', ')}`)).min(1)),
  ),
  /** Bulk messages per second. */
  DELIVERY_RATE: z.preprocess(blank, z.coerce.number('must be a number').min(0.1).max(30).default(25)),
  /** Where this process's clock starts. */
  CLOCK_START: optional(
    z.iso.datetime({ offset: true, error: 'must be an ISO instant, such as 2026-11-23T08:00:00Z' }),
  ),
  LOG_LEVEL: z.preprocess(
    blank,
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  ),
})

/** What single variables cannot tell: settings that need or exclude one another. */
function contradictions(env: Readonly<Record<string, string | undefined>>): string[] {
  const apiRoot = env['TELEGRAM_API_ROOT']
  const onLoopback = Boolean(apiRoot) && isLoopback(apiRoot ?? '')
  return [
    ...(env['DATABASE_URL'] && !env['SECRET_KEY'] ? ['SECRET_KEY is required when DATABASE_URL is set'] : []),
    ...(env['CLOCK_START'] && env['BOT_TOKEN'] && !onLoopback
      ? ['CLOCK_START is only for the demo or an API root on loopback']
      : []),
    ...(env['PUBLIC_URL']?.startsWith('http:') && !onLoopback
      ? ['PUBLIC_URL must be an https address: Telegram delivers to no other']
      : []),
  ]
}

/** Every setting of the process, checked. */
export interface Config {
  /** Null: the demo, with the built-in simulator and a demo school. */
  readonly botToken: string | null
  /** Without a trailing slash. */
  readonly telegramApiRoot: string
  /** Without a trailing slash; null: long polling. */
  readonly publicUrl: string | null
  readonly webhookSecret: string | null
  /** Null: embedded PostgreSQL below `dataDir`. */
  readonly databaseUrl: string | null
  /** Absolute. */
  readonly dataDir: string
  readonly host: string
  readonly port: number
  readonly secretKey: string | null
  readonly adminApiKey: string | null
  readonly roles: readonly Role[]
  readonly deliveryRate: number
  readonly clockStart: Date | null
  readonly logLevel: string
}

/** Wrong environment variables, all of them at once. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`These settings need attention:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '')

/**
 * Turns environment variables into checked settings; an empty variable counts as unset.
 * @throws ConfigError that lists every problem
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = variables.safeParse(env)
  const wrong = parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []
  const problems = [...wrong, ...contradictions(env)]
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems)
  const { data } = parsed
  return {
    botToken: data.BOT_TOKEN ?? null,
    telegramApiRoot: withoutSlash(data.TELEGRAM_API_ROOT),
    publicUrl: data.PUBLIC_URL ? withoutSlash(data.PUBLIC_URL) : null,
    webhookSecret: data.WEBHOOK_SECRET ?? null,
    databaseUrl: data.DATABASE_URL ?? null,
    dataDir: resolve(data.DATA_DIR),
    host: data.HOST,
    port: data.PORT,
    secretKey: data.SECRET_KEY ?? null,
    adminApiKey: data.ADMIN_API_KEY ?? null,
    roles: data.ROLES,
    deliveryRate: data.DELIVERY_RATE,
    clockStart: data.CLOCK_START ? new Date(data.CLOCK_START) : null,
    logLevel: data.LOG_LEVEL,
  }
}
