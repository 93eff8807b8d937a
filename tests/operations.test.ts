import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { operations } from '../journal/operations'

const root = resolve(__dirname, '../journal')

const sources = readdirSync(root, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .filter((file) => file !== 'operation.ts')

const parse = (file: string) =>
  ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest)

/** The local names under which a file has the makers of operations, whatever it renamed them to. */
const makersIn = (source: ts.SourceFile): readonly string[] =>
  source.statements
    .filter(ts.isImportDeclaration)
    .filter(({ moduleSpecifier }) => /(^|\/)operation$/.test((moduleSpecifier as ts.StringLiteral).text))
    .flatMap(({ importClause }) => {
      const bindings = importClause?.namedBindings
      return bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : []
    })
    .filter(({ name, propertyName }) => ['read', 'write'].includes((propertyName ?? name).text))
    .map(({ name }) => name.text)

const nameIn = (call: ts.CallExpression): string | null => {
  const [spec] = call.arguments
  const found =
    spec && ts.isObjectLiteralExpression(spec)
      ? spec.properties.find((p) => p.name && ts.isIdentifier(p.name) && p.name.text === 'name')
      : undefined
  return found && ts.isPropertyAssignment(found) && ts.isStringLiteral(found.initializer)
    ? found.initializer.text
    : null
}

/** The names of the operations that a file makes, wherever in it; null for one that cannot be read off. */
const madeIn = (file: string): readonly (string | null)[] => {
  const source = parse(file)
  const makers = makersIn(source)
  const names: (string | null)[] = []
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      makers.includes(node.expression.text)
    ) {
      names.push(nameIn(node))
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return names
}

const made = sources.map((file) => ({ file, names: madeIn(file) }))
const listed = operations.map(({ operation }) => operation)

describe('the list of operations', () => {
  it('finds operations in the sources at all', () => {
    expect(made.flatMap(({ names }) => names).length).toBeGreaterThan(50)
  })

  it('holds every operation of the sources and nothing else', () => {
    const inSources = made.flatMap(({ names }) => names)
    expect([...listed].sort()).toEqual(inSources.sort())
  })

  it('gives no two operations one name', () => {
    expect(listed.filter((name, i) => listed.indexOf(name) !== i)).toEqual([])
  })

  it('has one operation a file, its name written out', () => {
    const crowded = made.filter(({ names }) => names.length > 1 || names.includes(null))
    expect(crowded).toEqual([])
  })
})
