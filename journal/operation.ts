import { createHmac } from 'node:crypto'
import type { z } from 'zod'
import type { Connection, Database } from '../db/connection'
import { retryableStates, sqlStateOf } from '../db/errors'
import { recordAudit } from '../db/queries/audit'
import { addNotices } from '../db/queries/outbox'
import { claimOrigin, rememberResult } from '../db/queries/origins'
import { personIn, type Actor } from './actor'
import type { Clock } from './clock'
import { JournalError } from './errors'
import type { AccountLinkId, SchoolId } from './ids'
import { refusedByStore } from './refused-by-store'
import { unstorableFields } from './storable'

/** The core as main.ts builds it: what every operation may use. */
export interface Journal {
  readonly db: Database
  readonly clock: Clock
  /** Keys the hashes of link codes, tickets and one-time pages. */
  readonly secretKey: Buffer
}

/** Who calls, and the name of this one attempt. */
export interface Caller {
  readonly actor: Actor
  /**
   * `bot:<update>:<ordinal>`, `api:<key>:<idempotency key>`: a repeat answers with the first result; another operation or
   * another input under the same origin is refused as `conflict`.
   */
  readonly origin?: string
}

/** One line of the audit log: ids only, never names or channel data. */
export interface AuditEntry {
  readonly schoolId: SchoolId | null
  readonly subjectKind: string
  readonly subjectId: string | null
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
}

/** Somebody to be told, written in the operation's own transaction; ids only. */
export interface Notice {
  readonly schoolId: SchoolId
  readonly linkId: AccountLinkId
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  readonly dedupeKey: string
  readonly mergeKey?: string
  readonly notBefore?: Date
  readonly expiresAt?: Date
  readonly importance?: 'important' | 'normal' | 'bulk'
}

/** What every step of an operation sees. */
export interface Step<Input> {
  readonly journal: Journal
  readonly actor: Actor
  readonly input: Input
  readonly now: Date
}

export interface WriteSpec<Schema extends z.ZodType, Subject, Result> {
  readonly name: string
  readonly input: Schema
  /** Reads what the operation is about, locked where it will change; null answers «not found». */
  load(step: Step<z.output<Schema>> & { tx: Connection }): Promise<Subject | null>
  /** Whether this actor may do this to that subject; refusal answers «not found» too. */
  allow(actor: Actor, subject: Subject, input: z.output<Schema>): boolean
  execute(step: Step<z.output<Schema>> & { tx: Connection; subject: Subject }): Promise<{
    result: Result
    audit: readonly AuditEntry[]
    tell?: readonly Notice[]
  }>
  /** What a repeat of the same origin answers with; the result itself unless it holds a secret. */
  remember?(result: Result): Result
}

export interface ReadSpec<Schema extends z.ZodType, Scope, Result> {
  readonly name: string
  readonly input: Schema
  /** How far this actor sees; null answers «not found». The statement takes it as its own limit. */
  scope(actor: Actor, input: z.output<Schema>): Scope | null
  /** One statement, no transaction. */
  select(step: Step<z.output<Schema>> & { db: Connection; scope: Scope }): Promise<Result>
}

/** One thing that can be done or asked; the unit of the core. */
export interface Operation<Input, Result> {
  (journal: Journal, caller: Caller, input: Input): Promise<Result>
  readonly operation: string
  readonly kind: 'read' | 'write'
  readonly input: z.ZodType
}

const maxAttempts = 5

const parse = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(input)
  const fields = parsed.success
    ? unstorableFields(parsed.data)
    : parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  if (parsed.success && fields.length === 0) return parsed.data
  throw new JournalError('invalid_input', { fields })
}

/** The field under which a refusal says that an origin was used for something else. */
export const originField = 'origin'

/** Answers what the first write with this origin answered; null when this is the first. */
const repeated = async (
  { secretKey }: Journal,
  tx: Connection,
  origin: string,
  operation: string,
  input: unknown,
): Promise<{ result: unknown } | null> => {
  // Keyed, because an input may be a link code or little else than a name.
  const inputHash = createHmac('sha256', secretKey)
    .update(`input:${JSON.stringify(input)}`)
    .digest()
  const first = await claimOrigin(tx, origin, operation, inputHash)
  if (!first || first.same) return first
  const message = 'was used for another request before; every request needs one of its own'
  throw new JournalError('conflict', { fields: [{ path: originField, message }] })
}

const auditor =
  (name: string, { actor, origin }: Caller, at: Date) =>
  (entry: AuditEntry) => ({
    ...entry,
    at,
    operation: name,
    origin: origin ?? null,
    actorKind: actor.kind === 'apiKey' ? ('api_key' as const) : actor.kind,
    accountId: actor.kind === 'account' ? actor.accountId : null,
    personId: (entry.schoolId && personIn(actor, entry.schoolId)?.personId) ?? null,
    apiKeyId: actor.kind === 'apiKey' ? actor.keyId : null,
  })

/**
 * Builds a write: parse → transaction → load → allow → execute → audit and notices → commit.
 * The only place that opens a transaction; deadlocks and serialization failures are run again, and a rule that the database
 * itself upheld is told as a refusal.
 */
export function write<Schema extends z.ZodType, Subject, Result>(
  spec: WriteSpec<Schema, Subject, Result>,
): Operation<z.input<Schema>, Result> {
  const once = (journal: Journal, caller: Caller, input: z.output<Schema>) =>
    journal.db.inTransaction(async (tx) => {
      const { actor, origin } = caller
      const now = journal.clock.now()
      if (origin) {
        const first = await repeated(journal, tx, origin, spec.name, input)
        if (first) return first.result as Result
      }
      const step = { journal, actor, input, now, tx }
      const subject = await spec.load(step)
      if (subject === null || !spec.allow(actor, subject, input)) throw new JournalError('not_found')
      const { result, audit, tell = [] } = await spec.execute({ ...step, subject })
      await recordAudit(tx, audit.map(auditor(spec.name, caller, now)))
      await addNotices(tx, tell, now)
      if (origin) await rememberResult(tx, origin, spec.remember?.(result) ?? result)
      return result
    })

  const run = async (journal: Journal, caller: Caller, input: z.input<Schema>) => {
    const parsed = parse(spec.input, input)
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(journal, caller, parsed)
      } catch (error) {
        const state = sqlStateOf(error)
        if (attempt === maxAttempts || state === null || !retryableStates.has(state)) {
          throw refusedByStore(error) ?? error
        }
      }
    }
  }
  return Object.assign(run, { operation: spec.name, kind: 'write' as const, input: spec.input })
}

/** Builds a read: parse → scope → one statement that takes the scope as its limit. */
export function read<Schema extends z.ZodType, Scope, Result>(
  spec: ReadSpec<Schema, Scope, Result>,
): Operation<z.input<Schema>, Result> {
  const run = async (journal: Journal, { actor }: Caller, input: z.input<Schema>) => {
    const parsed = parse(spec.input, input)
    const scope = spec.scope(actor, parsed)
    if (scope === null) throw new JournalError('not_found')
    return spec.select({ journal, actor, input: parsed, now: journal.clock.now(), db: journal.db, scope })
  }
  return Object.assign(run, { operation: spec.name, kind: 'read' as const, input: spec.input })
}
