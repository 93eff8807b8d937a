import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { collectDefaultMetrics, Registry } from 'prom-client'

/** Serves a request and answers true, or leaves it to the next one and answers false. */
export type HttpHandler = (req: IncomingMessage, res: ServerResponse) => boolean

/** What stands behind the program's one port. */
export interface HttpServerOptions {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Whether the program can serve: its database answers and its edges have started. */
  readonly ready: () => Promise<boolean>
  /** Asked in order for everything but the probes; the list may grow while the program starts. */
  readonly handlers: readonly HttpHandler[]
}

const answer = (res: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8') => {
  res.writeHead(status, {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'Content-Length': Buffer.byteLength(body),
  })
  res.end(body)
}

const probe =
  (ready: () => Promise<boolean>, metrics: Registry): HttpHandler =>
  (req, res) => {
    switch (req.url) {
      case '/healthz':
        answer(res, 200, 'ok\n')
        return true
      case '/readyz':
        ready().then(
          (ok) => {
            answer(res, ok ? 200 : 503, ok ? 'ready\n' : 'not ready\n')
          },
          () => {
            answer(res, 503, 'not ready\n')
          },
        )
        return true
      case '/metrics':
        void metrics.metrics().then((text) => {
          answer(res, 200, text, metrics.contentType)
        })
        return true
      default:
        return false
    }
  }

/** The address of a server on a host, which may be an IPv6 one. */
export const addressOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`

/** A listening server, and a way to close it that lets answers under way finish. */
export interface ListeningServer {
  readonly port: number
  close(): Promise<void>
}

/** Opens the program's HTTP server: probes first, then the handlers in order. */
export async function listen(options: HttpServerOptions): Promise<ListeningServer> {
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  const probed = probe(options.ready, metrics)
  const server: Server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, (req, res) => {
    if (probed(req, res) || options.handlers.some((handle) => handle(req, res))) return
    answer(res, 404, 'Not found\n')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          metrics.clear()
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}
