import express, { type Request, type Response, type Router } from 'express'
import { JournalError } from '../../../journal/errors'
import type { Journal } from '../../../journal/operation'
import { openView } from '../../../journal/views/open-view'
import type { Language, Texts } from '../../../locales/translate'
import { askPage, gonePage, viewPage } from './page'

/** What the one-time pages need. */
export interface ViewOptions {
  readonly journal: Journal
  readonly texts: Texts
}

const languageOf = (req: Request): Language => (req.acceptsLanguages('ru', 'en') === 'en' ? 'en' : 'ru')

const html = (res: Response, status: number, text: string) => res.status(status).type('html').send(text)

/**
 * The pages behind `/v/<token>` (privacy level `link`). GET only asks, so that link previews and scanners do not use a page
 * up; POST opens it, once. Nothing is cached and no address is passed on.
 */
export function viewRoutes({ journal, texts }: ViewOptions): Router {
  const router = express.Router()
  router.use((_req, res, next) => {
    res.set({
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    })
    next()
  })
  router.get('/:token', (req, res) => {
    const language = languageOf(req)
    html(res, 200, askPage(texts.translator(language), language))
  })
  router.post('/:token', async (req, res) => {
    try {
      const opened = await openView(journal, req.params.token)
      html(res, 200, viewPage(opened, texts.translator(opened.language), opened.language))
    } catch (error) {
      if (!(error instanceof JournalError)) throw error
      const language = languageOf(req)
      html(res, 404, gonePage(texts.translator(language), language))
    }
  })
  return router
}
