import { pino, type Logger as PinoLogger } from 'pino'

/** What a log line is about; there are no other categories. */
export const logCategories = [
  'start',
  'database',
  'update',
  'telegram',
  'conversation',
  'operation',
  'http',
  'delivery',
  'job',
  'import',
  'access',
  'simulator',
] as const
export type LogCategory = (typeof logCategories)[number]

export type Logger = PinoLogger

/** Field names that must never reach the log, wherever they stand: texts, names and secrets. */
const secrets = ['token', 'secret', 'password', 'authorization', 'text', 'name', 'code', 'comment', 'caption']

/**
 * The program's log: one JSON line each on standard error, so that standard output is for people.
 * Lines hold ids and categories, never names, marks or texts.
 */
export const createLogger = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secrets.flatMap((field) => [field, `*.${field}`]), censor: '…' },
    },
    pino.destination(2),
  )

/** The log of one category. */
export const logOf = (logger: Logger, category: LogCategory): Logger => logger.child({ category })
