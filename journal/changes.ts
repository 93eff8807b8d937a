/** A record's part that is to change, as it will be and as it is. */
export interface Changes<Fields> {
  readonly changes: Partial<Fields>
  readonly before: Partial<Fields>
}

/** What of the wanted values differs from a record; what is undefined stays. */
export function changesOf<Fields extends object>(
  record: Fields,
  wanted: { readonly [Name in keyof Fields]?: Fields[Name] | undefined },
): Changes<Fields> {
  const names = (Object.keys(wanted) as (keyof Fields)[]).filter(
    (name) => wanted[name] !== undefined && wanted[name] !== record[name],
  )
  const pick = (from: object) =>
    Object.fromEntries(names.map((name) => [name, (from as Fields)[name]])) as Partial<Fields>
  return { changes: pick(wanted), before: pick(record) }
}
