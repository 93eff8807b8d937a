import { existsSync, readFileSync, statSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
])

/** The page's folder in the source tree, from the sources as well as from `dist`. */
export function findPageDir(): string {
  const beside = join(__dirname, 'page')
  return existsSync(beside) ? beside : join(__dirname, '..', '..', '..', 'bot', 'simulator', 'page')
}

/** Answers with a file of the chat page; false when there is none of that name. */
export function servePage(pageDir: string, response: ServerResponse, path: string): boolean {
  const file = normalize(join(pageDir, path === '/' ? 'index.html' : path))
  if (!file.startsWith(normalize(pageDir) + sep) || !existsSync(file) || !statSync(file).isFile()) {
    return false
  }
  const bytes = readFileSync(file)
  response.writeHead(200, {
    'content-type': types.get(extname(file)) ?? 'application/octet-stream',
    'content-length': bytes.length,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy':
      "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
  })
  response.end(bytes)
  return true
}
