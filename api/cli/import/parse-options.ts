import { parseArgs } from 'node:util'
import { languages, type Language } from '../../../locales/translate'

/** What an import command asks for. */
export interface ImportOptions {
  readonly help: boolean
  readonly lang: Language | null
  readonly school: string | undefined
  readonly roster: string | undefined
  readonly timetable: string | undefined
  readonly marks: readonly string[]
  readonly year: number | undefined
  readonly from: string | undefined
  readonly samePerson: readonly string[]
  readonly decisions: string | undefined
  readonly apply: boolean
}

/** Reads the command line; throws with the reason when it is not understood. */
export function parseOptions(args: readonly string[]): ImportOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: false,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      lang: { type: 'string' },
      school: { type: 'string' },
      roster: { type: 'string' },
      timetable: { type: 'string' },
      marks: { type: 'string', multiple: true, default: [] },
      year: { type: 'string' },
      from: { type: 'string' },
      'same-person': { type: 'string', multiple: true, default: [] },
      decisions: { type: 'string' },
      apply: { type: 'boolean', default: false },
    },
  })
  const { year, from, lang, 'same-person': samePerson, ...rest } = values
  const years = year === undefined ? undefined : /^(\d{4})(\/\d{4})?$/.exec(year)?.[1]
  if (year !== undefined && years === undefined) throw new Error(`--year ${year}`)
  if (from !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(from)) throw new Error(`--from ${from}`)
  const language = languages.find((l) => l === lang)
  if (lang !== undefined && !language) throw new Error(`--lang ${lang}`)
  const { school, roster, timetable, decisions } = rest
  return {
    ...{ help: rest.help, apply: rest.apply, marks: rest.marks, school, roster, timetable, decisions, from },
    ...{ lang: language ?? null, year: years === undefined ? undefined : Number(years), samePerson },
  }
}
