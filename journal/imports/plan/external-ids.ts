import type { ImportRows } from '../../../db/queries/imports/rows'
import type { Draft } from './draft'

/** The kind of file that names something. */
export type System = 'roster' | 'asc' | 'report'

/** Longer names are cut by their end, which says least. */
const longest = 300

/** How files name what is in the journal: so the same file twice finds the same things, whatever they are called now. */
export class ExternalIds {
  private readonly known = new Map<string, ImportRows['externalIds']>()

  constructor(private readonly draft: Draft) {
    this.take(draft.rows('externalIds'))
  }

  /** Takes rows read later. */
  take(rows: readonly ImportRows['externalIds'][]): void {
    for (const row of rows) this.known.set(`${row.system}/${row.entity}/${row.externalId}`, row)
  }

  /** The id of what a file calls so, or null. */
  find(system: System, entity: string, externalId: string): string | null {
    return this.known.get(`${system}/${entity}/${externalId.slice(0, longest)}`)?.entityId ?? null
  }

  /** Whether some file of that system names this thing. */
  names(system: System, entity: string): ReadonlySet<string> {
    const rows = [...this.known.values()].filter((row) => row.system === system && row.entity === entity)
    return new Set(rows.map(({ entityId }) => entityId))
  }

  /** Records what a file calls a thing. */
  set(system: System, entity: string, externalId: string, entityId: string): void {
    const cut = externalId.slice(0, longest)
    const key = `${system}/${entity}/${cut}`
    const known = this.known.get(key)
    if (known) this.draft.change('externalIds', known, { entityId })
    else this.known.set(key, this.draft.add('externalIds', { system, entity, externalId: cut, entityId }))
  }
}
