import { escapeHtml } from './escape-html'

interface Schema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
}

interface Operation {
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema?: Schema
  }[]
  readonly requestBody?: Content
  readonly responses?: Readonly<Record<string, Content & { readonly description?: string }>>
}

/** The parts of an OpenAPI document that the page shows. */
export interface Description {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly paths?: Readonly<Record<string, unknown>>
}

const style = `
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff }
h2 { margin-top: 2.5rem; border-bottom: 1px solid #ccc } h3 { margin: 1.8rem 0 .3rem; font-size: 1rem }
code { font-family: ui-monospace, Consolas, monospace; font-size: .92em } b.method { text-transform: uppercase }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 } caption { text-align: left; color: #555 }
td { border-top: 1px solid #e4e4e4; padding: .25rem .6rem .25rem 0; vertical-align: top } td:first-child { white-space: nowrap }
nav a { margin-right: .8rem } p { margin: .3rem 0 }
@media (prefers-color-scheme: dark) { body { color: #e8e8e8; background: #161616 } a { color: #8ab4f8 } caption { color: #aaa } td { border-color: #333 } }`

const inline = (text: string) => escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')

const typeOf = (schema: Schema): string => {
  const shapes = schema.anyOf ?? schema.oneOf
  if (shapes) return shapes.map(typeOf).join(' or ')
  if (schema.enum) return schema.enum.map(String).join(' | ')
  if (schema.items) return `list of ${typeOf(schema.items)}`
  const type = typeof schema.type === 'string' ? schema.type : (schema.type ?? ['any']).join(' or ')
  return schema.format ? `${type}, ${schema.format}` : type
}

const fieldRow = (name: string, schema: Schema, required: boolean): string => {
  const rest = [
    ...(required ? ['required'] : []),
    ...(schema.default === undefined ? [] : [`default ${JSON.stringify(schema.default)}`]),
    ...(schema.description ? [schema.description] : []),
  ]
  return `<tr><td><code>${escapeHtml(name)}</code></td><td>${escapeHtml(typeOf(schema))}</td><td>${inline(rest.join(' · '))}</td></tr>`
}

const table = (caption: string, rows: readonly string[]) =>
  rows.length > 0 ? `<table><caption>${escapeHtml(caption)}</caption>${rows.join('')}</table>` : ''

const rowsOf = (schema: Schema, above = ''): string[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    fieldRow(above + name, field, schema.required?.includes(name) ?? false),
    ...rowsOf(field.items ?? field, `${above}${name}.`),
  ])

/** Of an answer only what may be missing is worth a word. */
const withoutRequired = (schema: Schema): Schema => {
  const { required: _, ...rest } = schema
  return {
    ...rest,
    ...(schema.items && { items: withoutRequired(schema.items) }),
    ...(schema.properties && {
      properties: Object.fromEntries(
        Object.entries(schema.properties).map(([name, field]) => [name, withoutRequired(field)]),
      ),
    }),
  }
}

const bodyTables = ({ content }: Content, caption: string, answer = false): string => {
  const schema = content?.['application/json']?.schema
  if (!schema) return ''
  const shapes = schema.anyOf ?? schema.oneOf ?? [schema]
  return shapes
    .map((shape, i) => table(i === 0 ? caption : 'or', rowsOf(answer ? withoutRequired(shape) : shape)))
    .join('')
}

const section = (path: string, method: string, operation: Operation): string => {
  const done = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2'))
  const parameters = (operation.parameters ?? []).map(({ name, in: place, schema, required }) =>
    fieldRow(`${name} (${place})`, schema ?? {}, required ?? false),
  )
  return `<section><h3><b class="method">${method}</b> <code>${escapeHtml(path)}</code></h3>
<p>${inline(operation.summary ?? '')}.${operation.description ? ` ${inline(operation.description)}` : ''}</p>
${table('Parameters', parameters)}${bodyTables(operation.requestBody ?? {}, 'Body')}${done ? bodyTables(done[1], `Answer ${done[0]}`, true) || `<p>Answer ${done[0]}.</p>` : ''}</section>`
}

/** A plain page of the API's description, readable without scripts and without anything from elsewhere. */
export function renderDocs({ info, paths = {} }: Description): string {
  const groups = new Map<string, string[]>()
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item as Record<string, Operation>)) {
      const tag = operation.tags?.[0] ?? ''
      groups.set(tag, [...(groups.get(tag) ?? []), section(path, method, operation)])
    }
  }
  const links = [...groups.keys()].map((tag) => `<a href="#${escapeHtml(tag)}">${escapeHtml(tag)}</a>`)
  const parts = [...groups].map(
    ([tag, list]) => `<h2 id="${escapeHtml(tag)}">${escapeHtml(tag)}</h2>${list.join('')}`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(info.title)}</title><style>${style}</style></head>
<body><h1>${escapeHtml(info.title)}</h1><p>${inline(info.description ?? '')}</p>
<p>The same for programs: <a href="/openapi.json">openapi.json</a></p><nav>${links.join('')}</nav>
${parts.join('\n')}
</body></html>
`
}
