import { statement, type Connection } from '../connection'

/** One audit row before it has an id. */
export interface AuditRow {
  readonly schoolId: string | null
  readonly at: Date
  readonly actorKind: 'account' | 'api_key' | 'job' | 'stranger' | 'command'
  readonly accountId: string | null
  readonly personId: string | null
  readonly apiKeyId: string | null
  readonly operation: string
  readonly subjectKind: string
  readonly subjectId: string | null
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
  readonly origin: string | null
}

const insertAudit = statement<never>(
  'insert-audit',
  `insert into audit_log (school_id, at, actor_kind, account_id, person_id, api_key_id, operation, subject_kind, subject_id, before, after, origin)
   select r."schoolId", r.at, r."actorKind", r."accountId", r."personId", r."apiKeyId", r.operation, r."subjectKind", r."subjectId", r.before, r.after, r.origin
   from jsonb_to_recordset($1::jsonb) as r ("schoolId" bigint, at timestamptz, "actorKind" text, "accountId" bigint, "personId" bigint,
     "apiKeyId" bigint, operation text, "subjectKind" text, "subjectId" bigint, before jsonb, after jsonb, origin text)`,
)

/** Appends audit rows in the caller's transaction. */
export async function recordAudit(tx: Connection, rows: readonly AuditRow[]): Promise<void> {
  if (rows.length > 0) await tx.run(insertAudit, [JSON.stringify(rows)])
}
