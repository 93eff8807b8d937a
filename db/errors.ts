interface PostgresFault {
  code?: unknown
  constraint?: unknown
}

const faultOf = (error: unknown): PostgresFault => {
  if (typeof error !== 'object' || error === null) return {}
  const { parent } = error as { parent?: unknown }
  return typeof parent === 'object' && parent !== null ? parent : error
}

/** The SQLSTATE behind an error of `pg` or Sequelize, or null when it is none. */
export function sqlStateOf(error: unknown): string | null {
  const { code } = faultOf(error)
  return typeof code === 'string' ? code : null
}

/** The name of the broken constraint behind an error of `pg` or Sequelize, or null. */
export function constraintOf(error: unknown): string | null {
  const { constraint } = faultOf(error)
  return typeof constraint === 'string' ? constraint : null
}

/** SQLSTATEs of the two failures that a transaction survives by being run again. */
export const retryableStates: ReadonlySet<string> = new Set(['40001', '40P01'])

/** SQLSTATE of a broken unique key. */
export const uniqueViolation = '23505'

/** SQLSTATE of a broken exclusion constraint: two ranges overlap. */
export const exclusionViolation = '23P01'

/** SQLSTATE of a reference to a row that is not there. */
export const foreignKeyViolation = '23503'

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
])
/** Shutting down, crashed, starting, out of connections, read-only after a switch of servers, out of disk or memory. */
const outageStates = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '53000',
  '53100',
  '53200',
  '53300',
  '25006',
])

/** Whether an error says that the server cannot be reached or cannot serve now, so that a later try may succeed. */
export function isOutage(error: unknown): boolean {
  const code = sqlStateOf(error)
  if (code !== null && (networkCodes.has(code) || outageStates.has(code) || /^08...$/.test(code))) return true
  if (!(error instanceof Error)) return false
  return (
    /^SequelizeConnection/.test(error.name) ||
    /^Connection terminated|^Client has encountered a connection error/.test(error.message)
  )
}
