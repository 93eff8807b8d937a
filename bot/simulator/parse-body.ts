import { Busboy, type BusboyHeaders } from '@fastify/busboy'
import type { IncomingMessage } from 'node:http'
import { ApiError, badRequest } from './api-error'
import type { UploadedFile } from './records'

/** Values of a request by name: strings from forms and addresses, anything from JSON. */
export interface ParsedBody {
  values: Record<string, unknown>
  files: Map<string, UploadedFile>
}

const largestBody = 64 * 1024 * 1024
const largestFile = 50 * 1024 * 1024

/** Telegram's answer to an upload above 50 MB. */
export const tooLarge = (): ApiError => new ApiError(413, 'Request Entity Too Large')

/** Reads JSON, url-encoded and multipart bodies, and the query string, which a body overrides. */
export async function parseBody(request: IncomingMessage, query: string): Promise<ParsedBody> {
  const values: Record<string, unknown> = {}
  if (query !== '') Object.assign(values, Object.fromEntries(new URLSearchParams(query)))
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) return parseMultipart(request, type, values)
  const text = (await readAll(request)).toString('utf8')
  if (text === '') return { values, files: new Map() }
  if (type.startsWith('application/json')) Object.assign(values, parseJson(text))
  else if (type.startsWith('application/x-www-form-urlencoded')) {
    Object.assign(values, Object.fromEntries(new URLSearchParams(text)))
  }
  return { values, files: new Map() }
}

function parseJson(text: string): object {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw badRequest("can't parse parameter value: not JSON")
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest('JSON object expected')
  }
  // Both libraries send explicit nulls for absent options now and then; Telegram takes them as absent.
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null))
}

/** The whole body; 413 above the limit. */
export function readAll(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      // What is too large is still read to its end, so that the connection can be used again.
      if (size <= largestBody) chunks.push(chunk)
    })
    request.on('end', () => {
      if (size > largestBody) reject(tooLarge())
      else resolve(Buffer.concat(chunks))
    })
    request.on('error', reject)
    request.on('aborted', () => reject(badRequest('connection closed')))
  })
}

function parseMultipart(
  request: IncomingMessage,
  type: string,
  values: Record<string, unknown>,
): Promise<ParsedBody> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, UploadedFile>()
    const headers: BusboyHeaders = { ...request.headers, 'content-type': type }
    const parser = new Busboy({ headers, limits: { fileSize: largestFile, fieldSize: 4 * 1024 * 1024 } })
    let oversized = false
    parser.on('field', (name, value) => (values[name] = value))
    parser.on('file', (field, stream, name, _encoding, mimeType) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('limit', () => (oversized = true))
      stream.on('end', () => files.set(field, { name, mimeType, bytes: Buffer.concat(chunks) }))
    })
    parser.on('error', () => reject(badRequest("can't parse multipart/form-data body")))
    parser.on('finish', () => {
      if (oversized) reject(tooLarge())
      else resolve({ values, files })
    })
    request.on('aborted', () => reject(badRequest('connection closed')))
    request.pipe(parser)
  })
}
