import { join } from 'node:path'
import { routes } from '../../api/routes'
import { loadTexts } from '../../locales/translate'
import { bootstrapKey, startApi, type TestApi } from '../support/api'
import { createTestDatabase, type TestDatabase } from '../support/database'

let database: TestDatabase
let api: TestApi

beforeAll(async () => {
  database = await createTestDatabase()
  api = await startApi(database.db)
})
afterAll(async () => {
  await api.close()
  await database.drop()
})

interface Node {
  readonly [key: string]: unknown
}
const nodesOf = (value: unknown): Node[] =>
  typeof value === 'object' && value !== null
    ? [...(Array.isArray(value) ? [] : [value as Node]), ...Object.values(value).flatMap(nodesOf)]
    : []

interface OpenApi extends Node {
  readonly openapi: string
  readonly info: Node
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly securitySchemes: Node }
}

interface Operation {
  readonly summary: string
  readonly security: unknown
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Record<string, { readonly schema: object }> }>
  >
}

const list = routes((code) => code, loadTexts(join(__dirname, '../../locales')))

describe('/openapi.json', () => {
  const read = async () => (await api.send('GET', '//openapi.json', { key: null })).body as OpenApi

  it('describes every route and nothing else, to whoever asks', async () => {
    const { openapi, info, paths } = await read()
    expect(openapi).toBe('3.1.0')
    expect(info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    )
    expect(described.sort()).toEqual(list.map(({ method, path }) => `${method} /api/v1${path}`).sort())
  })

  it('declares each path parameter once, and every body and answer with a shape', async () => {
    const { paths } = await read()
    for (const { method, path, body, status } of list) {
      const operation = paths[`/api/v1${path}`]![method]!
      const named = (operation.parameters ?? [])
        .filter((parameter) => parameter.in === 'path')
        .map(({ name, required }) => [name, required])
      expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, true]))
      expect(operation.summary).toEqual(expect.any(String))
      expect(operation.security).toEqual([{ key: [] }])
      if (body) expect(operation.requestBody?.content['application/json']?.schema).toMatchObject({})
      const answer = operation.responses[status]!
      if (status === 204) expect(answer.content).toBeUndefined()
      else expect(answer.content?.['application/json']?.schema).toMatchObject({ type: 'object' })
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '404', '422']))
    }
  })

  it('refers to nothing that is not in it', async () => {
    const description = await read()
    for (const { $ref } of nodesOf(description)) {
      if (typeof $ref !== 'string') continue
      const found = $ref
        .replace('#/', '')
        .split('/')
        .reduce<unknown>((node, step) => (node as Node | undefined)?.[step], description)
      expect({ $ref, found: found !== undefined }).toEqual({ $ref, found: true })
    }
    expect(description.components.securitySchemes.key).toEqual({ type: 'http', scheme: 'bearer' })
  })
})

describe('/docs', () => {
  it('shows every route on one page without scripts and without anything from elsewhere', async () => {
    const { status, type, text } = await api.send('GET', '//docs', { key: null })
    expect(status).toBe(200)
    expect(type).toBe('text/html; charset=utf-8')
    for (const { method, path } of list) {
      expect(text).toContain(`<b class="method">${method}</b> <code>/api/v1${path}</code>`)
    }
    expect(text).not.toMatch(/<(script|img|link|iframe)\b|\bsrc=|https?:\/\//i)
    expect(text).not.toMatch(/undefined|\[object/)
  })
})

describe('any request', () => {
  it('that is no JSON is told so', async () => {
    expect(await api.send('POST', '/people', { body: '{"surname":' })).toMatchObject({
      status: 400,
      body: { code: 'malformed_json' },
    })
    const form = await fetch(`${api.url}/api/v1/people`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${bootstrapKey}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: 'surname=A',
    })
    expect([form.status, await form.json()]).toMatchObject([415, { code: 'unsupported_media_type' }])
  })

  it('that is too large is told so', async () => {
    expect(await api.send('POST', '/people', { body: { surname: 'x'.repeat(1_100_000) } })).toMatchObject({
      status: 413,
      body: { code: 'body_too_large' },
    })
  })

  it('with a list for a body is told that it must be an object', async () => {
    const answer = await api.send('POST', '/people', { body: [] })
    expect(answer.body.errors).toEqual([{ path: 'body', message: 'must be an object' }])
  })

  it('to nowhere, or by another method, finds nothing', async () => {
    expect(await api.send('GET', '/secrets')).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect((await api.send('DELETE', '/schools')).status).toBe(404)
    expect((await api.send('GET', '//nowhere', { key: null })).status).toBe(404)
    expect((await api.send('GET', '/people/%E0%A4%A')).status).toBe(400)
  })

  it('is answered without being kept by anybody on the way', async () => {
    const response = await fetch(`${api.url}/api/v1/schools`, {
      headers: { Authorization: `Bearer ${bootstrapKey}` },
    })
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-powered-by')).toBeNull()
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('that fails for a reason of ours says nothing of it but a reference', async () => {
    const broken = await startApi({
      ...database.db,
      run: () => Promise.reject(new Error('relation "people" does not exist')),
    })
    const answer = await broken.send('GET', '/people')
    await broken.close()
    expect(answer).toMatchObject({
      status: 500,
      body: { code: 'internal', detail: expect.stringMatching(/[0-9a-f]{8}/) },
    })
    expect(answer.text).not.toContain('relation')
    expect(broken.failures).toMatchObject([{ reference: expect.stringMatching(/^[0-9a-f]{8}$/) }])
  })
})
