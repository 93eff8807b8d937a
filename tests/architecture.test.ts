import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(__dirname, '..')
const folders = ['journal', 'db', 'bot', 'api', 'jobs', 'locales'] as const

const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))

const sources = [...folders.flatMap(filesBelow), 'main.ts', 'config.ts', 'logger.ts']

const importsOf = (file: string) =>
  ts
    .preProcessFile(readFileSync(join(root, file), 'utf8'), true, true)
    .importedFiles.map(({ fileName }) => fileName)

/** The part of the house a relative import leads to, or the package's name. */
const destination = (file: string, specifier: string) =>
  specifier.startsWith('.')
    ? (relative(root, join(root, dirname(file), specifier)).split('/')[0] ?? '')
    : specifier

const mayImport: Record<string, readonly string[]> = {
  db: ['db'],
  journal: ['journal', 'db'],
  bot: ['bot', 'journal', 'locales'],
  api: ['api', 'journal', 'locales'],
  jobs: ['jobs', 'journal'],
  locales: ['locales'],
}

describe('the house', () => {
  it.each(Object.keys(mayImport))('%s imports only what the plan allows', (folder) => {
    const offences = filesBelow(folder).flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .filter((specifier) => !mayImport[folder]?.includes(destination(file, specifier)))
        .map((specifier) => `${file} imports ${specifier}`),
    )
    expect(offences).toEqual([])
  })

  it('lets one file only know the library of the conversations', () => {
    const knowing = sources.filter((file) =>
      importsOf(file).some((name) => name === 'grammy' || name === '@grammyjs/conversations'),
    )
    expect(knowing).toEqual(['bot/conversations.ts'])
  })

  it('lets nothing outside the chat edge know a messenger library', () => {
    const knowing = sources.filter((file) =>
      importsOf(file).some((name) => /^(telegraf|grammy|@grammyjs)/.test(name)),
    )
    expect(knowing.filter((file) => !file.startsWith('bot/'))).toEqual([])
  })

  it('keeps the simulator apart from the bot, so that any library can be tried on it', () => {
    const leaks = filesBelow('bot/simulator').flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => relative(root, join(root, dirname(file), specifier)))
        .filter((target) => !target.startsWith('bot/simulator/')),
    )
    expect(leaks).toEqual([])
  })

  it('opens transactions of the core in one place', () => {
    const opening = filesBelow('journal').filter((file) =>
      readFileSync(join(root, file), 'utf8').includes('inTransaction('),
    )
    expect(opening).toEqual(['journal/operation.ts'])
  })

  it('has no drawers', () => {
    const drawers = sources.filter((file) =>
      /(^|\/)(utils?|helpers?|common|misc|shared|services|types|constants)(\/|\.ts$)/.test(file),
    )
    expect(drawers).toEqual([])
  })
})
