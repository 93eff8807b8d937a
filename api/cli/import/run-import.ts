import { readFile as readFromDisk } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { JournalError } from '../../../journal/errors'
import { importFiles } from '../../../journal/imports/import-files'
import type { Journal } from '../../../journal/operation'
import { operatorLanguage, type Texts, type Translate } from '../../../locales/translate'
import { parseOptions, type ImportOptions } from './parse-options'
import { reportLines } from './report-lines'

/** What the import command needs. */
export interface ImportCommand {
  readonly journal: Journal
  readonly texts: Texts
  /** Prints one line, or several parted by line ends. */
  readonly out: (line: string) => void
  /** Reads a file by its path; the disk by default. */
  readonly readFile?: (path: string) => Promise<Buffer>
  /** For the report's language when `--lang` is absent; the process's own by default. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** A refusal with its exit code: 1 for what cannot be done, 2 for a command that is not clear. */
class Refusal extends Error {
  constructor(
    readonly code: 1 | 2,
    message: string,
  ) {
    super(message)
    this.name = 'Refusal'
  }
}

/**
 * Runs `import`: reads the files, checks them or with `--apply` writes them, and prints the report.
 * @returns 0 done, 1 refused and nothing written, 2 wrong usage
 */
export async function runImport(args: readonly string[], command: ImportCommand): Promise<0 | 1 | 2> {
  const { journal, texts, out, env = process.env } = command
  let t = texts.translator(operatorLanguage(env))
  try {
    const options = optionsOf(args, t)
    if (options.lang) t = texts.translator(options.lang)
    if (options.help) {
      out(t('imports:usage'))
      return 0
    }
    const input = await inputOf(options, command.readFile ?? readFromDisk, t)
    const report = await importFiles(journal, { actor: { kind: 'command', name: 'import' } }, input)
    for (const line of reportLines(t, report, options.apply)) out(line)
    return report.problems.some(({ severity }) => severity === 'error') ? 1 : 0
  } catch (error) {
    const refusal = error instanceof JournalError ? refusalOf(error, args, t) : error
    if (!(refusal instanceof Refusal)) throw error
    out(refusal.message)
    if (refusal.code === 2) out(`\n${t('imports:usage')}`)
    return refusal.code
  }
}

function optionsOf(args: readonly string[], t: Translate): ImportOptions {
  try {
    return parseOptions(args)
  } catch (error) {
    throw new Refusal(2, t('imports:wrong_option', { reason: (error as Error).message }))
  }
}

async function inputOf(
  options: ImportOptions,
  readFile: (path: string) => Promise<Buffer>,
  t: Translate,
): Promise<Parameters<typeof importFiles>[2]> {
  const { school, roster, timetable, marks, year, from, samePerson, decisions, apply } = options
  if (!school) throw new Refusal(2, t('imports:school_needed'))
  if (!roster && !timetable && marks.length === 0) throw new Refusal(2, t('imports:files_needed'))
  const file = async (path: string) => {
    try {
      return { name: basename(path), bytes: await readFile(path) }
    } catch {
      throw new Refusal(1, t('imports:file_unreadable', { file: path }))
    }
  }
  const answers = decisions ? parseDecisions((await file(decisions)).bytes, decisions, t) : {}
  return {
    ...{ school, apply, year, from },
    ...(roster ? { roster: await file(roster) } : {}),
    ...(timetable ? { timetable: await file(timetable) } : {}),
    marks: await Promise.all(marks.map(file)),
    decisions: { ...answers, ...Object.fromEntries(samePerson.map((id) => [id, 'same'])) },
  }
}

function parseDecisions(bytes: Buffer, path: string, t: Translate): Record<string, string> {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')))
  } catch {
    throw new Refusal(1, t('imports:decisions_unreadable', { file: path }))
  }
}

function refusalOf(error: JournalError, args: readonly string[], t: Translate): Refusal {
  if (error.code === 'not_found') {
    return new Refusal(1, t('imports:school_unknown', { school: parseOptions(args).school ?? '' }))
  }
  const reason = error.fields.map(({ path, message }) => `${path} ${message}`).join('; ') || error.code
  return new Refusal(error.code === 'invalid_input' ? 2 : 1, t('imports:input_refused', { reason }))
}
