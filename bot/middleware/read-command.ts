/** A command as it was typed: `/marks@ZvonokBot неделя`. */
export interface Command {
  readonly name: string
  readonly rest: string
}

/** Reads a command at the beginning of a text; null when there is none. */
export function readCommand(text: string | null): Command | null {
  const found = text && /^\/([A-Za-z0-9_]{1,32})(?:@[A-Za-z0-9_]+)?(?:\s+([^]*))?$/.exec(text.trim())
  if (!found) return null
  const [, name = '', rest = ''] = found
  return { name: name.toLowerCase(), rest: rest.trim() }
}
