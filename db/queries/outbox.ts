import { statement, type Connection } from '../connection'

/** One notice to one linked account; ids only. */
export interface NoticeRow {
  readonly schoolId: string
  readonly linkId: string
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  readonly dedupeKey: string
  readonly mergeKey?: string
  readonly notBefore?: Date
  readonly expiresAt?: Date
  readonly importance?: 'important' | 'normal' | 'bulk'
}

const insertNotices = statement<never>(
  'insert-notices',
  `insert into outbox (school_id, account_link_id, template, params, dedupe_key, merge_key, importance, state, not_before, expires_at, created_at)
   select r."schoolId", r."linkId", r.template, r.params, r."dedupeKey", r."mergeKey", coalesce(r.importance, 'normal'),
     case when coalesce(r."notBefore", $2) > $2 then 'held' else 'ready' end, coalesce(r."notBefore", $2), r."expiresAt", $2
   from jsonb_to_recordset($1::jsonb) as r ("schoolId" bigint, "linkId" bigint, template text, params jsonb, "dedupeKey" text,
     "mergeKey" text, importance text, "notBefore" timestamptz, "expiresAt" timestamptz)
   on conflict (dedupe_key) do nothing`,
)

/** Puts notices into the outbox in the caller's transaction; one with a known dedupe key is dropped. */
export async function addNotices(tx: Connection, rows: readonly NoticeRow[], now: Date): Promise<void> {
  if (rows.length > 0) await tx.run(insertNotices, [JSON.stringify(rows), now])
}
