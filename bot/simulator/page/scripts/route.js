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
