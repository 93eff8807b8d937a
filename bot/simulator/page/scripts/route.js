/**
 * What the address says is open: `#17+18` are chats side by side, `#new` the choice of a person, no hash
 * the list.
 */
export function readRoute() {
  const hash = decodeURIComponent(location.hash.slice(1))
  if (hash === 'new') return { screen: 'welcome', ids: [] }
  const ids = [
    ...new Set(
      hash
        .split('+')
        .filter((part) => /^-?\d+$/.test(part))
        .map(Number),
    ),
  ]
  return { screen: ids.length > 0 ? 'chat' : 'list', ids }
}

export const showChats = (ids) => {
  location.hash = ids.join('+')
}

export const showWelcome = () => {
  location.hash = 'new'
}

/** The code of the deep link this page was opened by; it is taken out of the address so that a reload does not send it again. */
export function takeStartCode() {
  const address = new URL(location.href)
  const code = address.searchParams.get('start')
  if (code !== null) {
    address.searchParams.delete('start')
    history.replaceState(null, '', address)
  }
  return code
}

/**
 * Where a link to the bot, at Telegram or of this page, leads here: with a code to the question who opens it, else
 * to a chat.
 * @returns {string|null} null for any other address
 */
export function localLink(address, botUsername, personId) {
  if (!URL.canParse(address)) return null
  const { origin, pathname, searchParams } = new URL(address)
  const homes = [`https://t.me/${botUsername}`, new URL('..', import.meta.url).href]
  const wanted = `${origin}${pathname}`.replace(/\/$/, '')
  if (!homes.some((home) => home.replace(/\/$/, '') === wanted)) return null
  const code = searchParams.get('start')
  return code ? `?start=${encodeURIComponent(code)}` : `#${personId}`
}
