import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What to call a new step and where. */
export interface NewMigration {
  /** English words that say what the step does, such as "add a room to events". */
  readonly sentence: string
  /** The folder of migrations with its `index.ts`. */
  readonly folder: string
  readonly now: Date
}

/** Writes the file of a new, empty step, adds it at the end of the list and answers the file's path. */
export async function newMigration({ sentence, folder, now }: NewMigration): Promise<string> {
  const words = sentence.toLowerCase().match(/[a-z0-9]+/g)
  if (!words || /^\d/.test(sentence)) {
    throw new Error('Say in English words what the migration does, for example: add a room to events.')
  }
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const name = `${stamp}-${words.join('-')}`
  const variable = words.map((word, at) => (at === 0 ? word : capitalised(word))).join('')
  const file = join(folder, `${name}.ts`)
  await writeFile(file, source(name, variable, sentence.trim()), { flag: 'wx' })
  const index = join(folder, 'index.ts')
  await writeFile(index, listed(await readFile(index, 'utf8'), name, variable))
  return file
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

const source = (
  name: string,
  variable: string,
  sentence: string,
) => `import type { Migration } from './migration'

/** ${capitalised(sentence).replace(/\.$/, '')}. */
export const ${variable}: Migration = {
  name: '${name}',
  up: \`
\`,
  down: \`
\`,
}
`

const listed = (index: string, name: string, variable: string) =>
  index
    .replace(/^import type/m, `import { ${variable} } from './${name}'\nimport type`)
    .replace(/\n\]\s*$/, `\n  ${variable},\n]\n`)
