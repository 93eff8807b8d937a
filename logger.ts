import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino'

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

interface Fault extends Error {
  readonly code?: unknown
  readonly constraint?: unknown
  /** The driver's own error, behind one of Sequelize. */
  readonly parent?: unknown
}

// PostgreSQL, Telegram and the JSON parser put what they were given between such marks.
const withoutQuotes = (message: string): string => message.replace(/".*"|«.*»/gs, '"…"')

const framesOf = ({ stack = '' }: Error): string[] =>
  stack.split('\n').flatMap((line) => (/^\s+at /.test(line) ? [line.trim()] : []))

const fieldsOf = (error: Fault, depth: number): object => {
  const { code, constraint } = (error.parent instanceof Error ? error.parent : error) as Fault
  return {
    type: error.name,
    message: withoutQuotes(error.message),
    ...((typeof code === 'string' || typeof code === 'number') && { fault: code }),
    ...(typeof constraint === 'string' && { constraint }),
    at: framesOf(error),
    ...(depth > 0 && error.cause instanceof Error && { cause: fieldsOf(error.cause, depth - 1) }),
  }
}

/**
 * What a line keeps of an error under `err`: kind, place, causes, the database's or Telegram's code and the constraint. Never
 * the quotations in its message or what else hangs on it: those are rows, parameters and texts.
 */
const errorFields = (error: unknown): object =>
  error instanceof Error ? fieldsOf(error, 3) : { type: typeof error }

/**
 * The program's log: one JSON line each on standard error, so that standard output is for people.
 * Lines hold ids and categories, never names, marks or texts.
 */
export const createLogger = (level: string, destination: DestinationStream = pino.destination(2)): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorFields },
      redact: { paths: secrets.flatMap((field) => [field, `*.${field}`]), censor: '…' },
    },
    destination,
  )

/** The log of one category. */
export const logOf = (logger: Logger, category: LogCategory): Logger => logger.child({ category })
