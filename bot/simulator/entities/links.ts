/** The id in `tg://user?id=…`. */
export function userIdOfLink(href: string): number | undefined {
  const id = /^tg:\/\/user\?id=(\d+)$/i.exec(href)?.[1]
  return id === undefined ? undefined : Number(id)
}

/** A web or tg address as Telegram writes it, or undefined when it is none: Telegram then shows plain text. */
export function checkedLink(href: string): string | undefined {
  const text = href.trim()
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`
  try {
    const url = new URL(full)
    if (!['http:', 'https:', 'tg:', 'ton:', 'ftp:', 'tonsite:'].includes(url.protocol)) return undefined
    const web = url.protocol.startsWith('http')
    if (web && !url.hostname.includes('.') && url.hostname !== 'localhost') return undefined
    return web ? url.href : full
  } catch {
    return undefined
  }
}
