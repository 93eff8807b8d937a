import type { IncomingMessage } from 'node:http'

const isLoopbackAddress = (address: string): boolean => /^(::1|(::ffff:)?127\.)/.test(address)
const isLoopbackName = (host: string): boolean => /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/i.test(host)

/**
 * Lets through what the page itself asks and what is no browser at all. Other pages are kept out by `Origin` and
 * `Sec-Fetch-Site`, and pages that point their own name at this machine by the name in `Host`.
 */
export function isOwnRequest(request: IncomingMessage): boolean {
  const { host = '', origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') return false
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) return false
  return isLoopbackName(host) || !isLoopbackAddress(request.socket.remoteAddress ?? '')
}
