import { FormData } from 'undici'

/** A file as Telegraf names it, with its media type where that is known. */
interface Upload {
  readonly source: Buffer
  readonly filename?: string
  readonly mediaType?: string
}

type Params = Readonly<Record<string, unknown>>

/** What goes over the wire. */
export interface RequestBody {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | FormData
}

const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' && value !== null && Buffer.isBuffer((value as { source?: unknown }).source)

const jsonHeaders = { 'content-type': 'application/json' }

const blobOf = ({ source, mediaType = '' }: Upload) => new Blob([new Uint8Array(source)], { type: mediaType })

/** Puts uploads nested in albums beside the fields, as `attach://` wants them. */
const detach = (value: unknown, form: FormData): unknown => {
  if (isUpload(value)) {
    const name = `file${[...form.keys()].length}`
    form.append(name, blobOf(value), value.filename ?? 'file')
    return `attach://${name}`
  }
  if (Array.isArray(value)) return value.map((item) => detach(item, form))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, detach(item, form)]))
}

const hasUpload = (value: unknown): boolean =>
  isUpload(value) ||
  (Array.isArray(value) && value.some((item) => isUpload((item as Params | null)?.['media'])))

/** Telegraf sends poll options as plain strings and buttons with `hide: false`, which the Bot API does not know. */
const normalise = (method: string, params: Params): Params => {
  const options = params['options']
  if (method !== 'sendPoll' || !Array.isArray(options)) return params
  return {
    ...params,
    options: options.map((text) => (typeof text === 'string' ? { text } : (text as unknown))),
  }
}

const replacer = (key: string, value: unknown) =>
  value === null || (key === 'hide' && value === false) ? undefined : value

/** A replacer makes encoding several times dearer, and there is hardly ever anything to leave out. */
const encode = (fields: Params): string => {
  const json = JSON.stringify(fields)
  return json.includes(':null') || json.includes('"hide":') ? JSON.stringify(fields, replacer) : json
}

/** Encodes a call: JSON, or a form when it carries a file, its object fields as JSON texts. */
export function requestBody(method: string, params: Params): RequestBody {
  const fields = normalise(method, params)
  if (!Object.values(fields).some(hasUpload)) {
    return { headers: jsonHeaders, body: encode(fields) }
  }
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue
    if (isUpload(value)) form.append(name, blobOf(value), value.filename ?? 'file')
    else if (typeof value === 'object') form.append(name, JSON.stringify(detach(value, form), replacer))
    else if (typeof value === 'string') form.append(name, value)
    else form.append(name, JSON.stringify(value))
  }
  return { headers: {}, body: form }
}
