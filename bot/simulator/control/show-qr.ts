import { ActionError } from '../people/action-error'
import { answered, type ControlRequest } from './route'

const longestText = 300

/** Answers with a QR code, as SVG, of an address of the page itself. */
export async function showQr({ request, response, query }: ControlRequest): Promise<typeof answered> {
  const text = query.text('text')
  const own = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
  if (!own || new URL(text).host !== request.headers.host || text.length > longestText) {
    throw new ActionError(400, 'bad-input', 'Give "text" as an address of this page.')
  }
  // Loaded when it is first asked for: only the page needs it.
  const { toString } = await import('qrcode')
  const image = await toString(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  response.writeHead(200, {
    'content-type': 'image/svg+xml',
    'content-length': Buffer.byteLength(image),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'private, max-age=86400',
  })
  response.end(image)
  return answered
}
