import type { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import type { Route } from './route'

const problem = z.object({
  type: z.string(),
  status: z.int(),
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})

const refusals: Record<number, string> = {
  400: 'The body is not valid JSON',
  401: 'No valid key',
  404: 'Absent, or not within this key’s reach',
  409: 'Contradicts what is recorded',
  422: 'Some fields cannot be accepted',
}

const json = (schema: z.ZodType) => ({ 'application/json': { schema } })

const page = { 'text/html': { schema: { type: 'string' as const } } }

const idempotency = z.object({
  'Idempotency-Key': z
    .string()
    .optional()
    .describe('1–100 letters, digits and . _ : - of your own; a repeat with the same key changes nothing'),
})

const register = (registry: OpenAPIRegistry, route: Route) => {
  registry.registerPath({
    method: route.method,
    path: `/api/v1${route.path}`,
    summary: route.summary,
    ...(route.description && { description: route.description }),
    tags: [route.path.split('/')[1] ?? ''],
    security: [{ key: [] }],
    request: {
      ...(route.params && { params: route.params }),
      ...(route.query && { query: route.query }),
      ...(route.body && {
        body: { required: !route.body.safeParse({}).success, content: json(route.body) },
      }),
      ...(route.method !== 'get' && { headers: idempotency }),
    },
    responses: {
      [route.status]: {
        description: 'Done',
        ...(route.result && { content: { ...json(route.result), ...(route.printable && page) } }),
      },
      ...Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          status,
          { description, content: { 'application/problem+json': { schema: problem } } },
        ]),
      ),
    },
  })
}

/**
 * The OpenAPI 3.1 description of the routes, made from the very schemas that check their requests.
 * Its library is loaded when somebody asks for the first time: most processes are never asked.
 */
export async function describeApi(routes: readonly Route[]) {
  const { OpenAPIRegistry, OpenApiGeneratorV31 } = await import('@asteasolutions/zod-to-openapi')
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' })
  routes.forEach((route) => {
    register(registry, route)
  })
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Zvonok admin API',
      version: '1',
      description:
        'Enrols people and issues one-time link codes. Ids are strings. Absent and forbidden look the same. A POST with an `Idempotency-Key` that was used before answers with what the first one answered; a code or a key is never told twice, so there it answers 409.',
    },
  })
}
