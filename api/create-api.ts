import express, { type Express, type Router } from 'express'
import type { Journal } from '../journal/operation'
import type { Texts } from '../locales/translate'
import { authenticate, type Authenticate } from './middleware/authenticate'
import { errorHandler, notFoundHandler, type ErrorLog } from './middleware/errors'
import { describeApi } from './openapi'
import { renderDocs } from './docs'
import { routes, type DeepLink } from './routes'

/** What the API needs from the program around it. */
export interface ApiOptions {
  readonly journal: Journal
  readonly authenticate: Authenticate
  /** The address that opens the bot with a link code. */
  readonly deepLink: DeepLink
  /** Words of the letters with codes. */
  readonly texts: Texts
  /** The one-time pages of privacy level `link`. */
  readonly pages: Router
  readonly log: ErrorLog
}

const oneDay = 86_400

/** Builds the admin API with its description; it listens nowhere by itself. */
export function createApi({ journal, authenticate: find, deepLink, texts, pages, log }: ApiOptions): Express {
  const app = express()
  const list = routes(deepLink, texts)
  let description: ReturnType<typeof describeApi> | null = null
  const described = () => (description ??= describeApi(list))
  app.disable('x-powered-by')
  app.use((_req, res, next) => {
    res.set({
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    })
    next()
  })

  app.get('/openapi.json', async (_req, res) => {
    res.set('Cache-Control', `max-age=${oneDay}`).json(await described())
  })
  app.get('/docs', async (_req, res) => {
    res.type('html').send(renderDocs(await described()))
  })
  app.use('/v', pages)

  const api = express.Router()
  api.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })
  api.use(authenticate(find))
  api.use(express.json({ limit: '1mb' }))
  for (const route of list) {
    api[route.method](route.path.replaceAll(/\{(\w+)\}/g, ':$1'), route.handler(journal))
  }
  app.use('/api/v1', api)

  app.use(notFoundHandler)
  app.use(errorHandler(log))
  return app
}
