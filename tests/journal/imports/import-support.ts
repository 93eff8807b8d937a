import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../../db/connection'
import { importFiles, type ImportReport } from '../../../journal/imports/import-files'
import type { SourceFile } from '../../../journal/imports/formats/source-file'
import { commandCaller, testJournal } from '../../support/factories'

/** A file of tests/fixtures/imports. */
export const fixture = (name: string): SourceFile => ({
  name,
  bytes: readFileSync(join(__dirname, '../../fixtures/imports', name)),
})

/** A text file, UTF-8. */
export const textFile = (name: string, text: string): SourceFile => ({ name, bytes: Buffer.from(text) })

/** A roster with the usual columns; each row its cells. */
export const roster = (rows: readonly (readonly string[])[], headings = usualHeadings): SourceFile =>
  textFile('roster.csv', [headings, ...rows].map((cells) => cells.join(';')).join('\n'))

export const usualHeadings = ['ФИО', 'Дата рождения', 'Пол', 'Класс', 'Родитель ФИО', 'Кем приходится']

type Input = Parameters<typeof importFiles>[2]

/** Imports as the operator's command line does. */
export const runFiles = (db: Database, input: Input): Promise<ImportReport> =>
  importFiles(testJournal(db), commandCaller, input)

/** Codes of problems of one severity. */
export const codesOf = ({ problems }: Pick<ImportReport, 'problems'>, severity: string): string[] =>
  problems.filter((problem) => problem.severity === severity).map(({ code }) => code)

/** Everything in every table, to prove that nothing changed; the audit log apart. */
export async function contentsOf(db: Database): Promise<string> {
  const [tables] = (await db.sequelize.query(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'audit_log' order by 1`,
  )) as [{ name: string }[], unknown]
  const parts: string[] = []
  for (const { name } of tables) {
    const [rows] = await db.sequelize.query(`select to_jsonb(t)::text as row from ${name} t order by 1`)
    parts.push(`${name}: ${JSON.stringify(rows)}`)
  }
  return parts.join('\n')
}
