import { createRequire } from 'node:module'
import { decode } from 'iconv-lite'
import type * as FastXml from 'fast-xml-parser'
import { UnreadableFile } from '../../problem'
import { readText } from '../read-text'
import { checkSize, limits, type SourceFile } from '../source-file'

/** The attributes of one element. */
export type Attributes = Readonly<Record<string, string>>

/** The elements of each list of a timetable file: `periods/period`, `cards/card` and so on, by the inner name. */
export type Elements = (list: string, element: string) => readonly Attributes[]

const load = createRequire(__filename)
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five predefined entities and numbered signs; nothing else expands, and no file can define its own. */
const unescapeText = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name) return named[name] ?? whole
      const code = decimal ? Number(decimal) : parseInt(hex ?? '', 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )

const declaredEncoding = (bytes: Buffer): string =>
  /^<\?xml[^>]*encoding=["']([\w-]+)["']/i
    .exec(bytes.subarray(0, 200).toString('latin1'))?.[1]
    ?.toLowerCase() ?? ''

function xmlText(file: SourceFile): string {
  const encoding = declaredEncoding(file.bytes)
  if (/^(windows-|cp)-?1251$/.test(encoding)) return decode(file.bytes, 'win1251')
  if (encoding === 'utf-8' || encoding === 'utf8') {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(file.bytes)
    } catch {
      throw new UnreadableFile('encoding_wrong', { file: file.name }, { encoding: 'UTF-8' })
    }
  }
  if (encoding && encoding !== 'utf-16') {
    throw new UnreadableFile('encoding_unknown', { file: file.name }, { encoding })
  }
  return readText(file)
}

/**
 * Reads an aSc Timetables XML into its lists of elements, in the encoding its prolog names.
 * @throws UnreadableFile for a DOCTYPE, broken XML or another root element
 */
export function readXml(file: SourceFile): Elements {
  checkSize(file)
  const text = xmlText(file)
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new UnreadableFile('doctype_refused', { file: file.name })
  // Loaded only when a timetable is read.
  const { XMLParser, XMLValidator } = load('fast-xml-parser') as typeof FastXml
  const broken = XMLValidator.validate(text)
  if (broken !== true) throw new UnreadableFile('xml_broken', { file: file.name, row: broken.err.line })
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    processEntities: false,
    parseAttributeValue: false,
    parseTagValue: false,
    isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
  })
  const [root] = (parser.parse(text) as { timetable?: Record<string, unknown>[] }).timetable ?? []
  if (!root) throw new UnreadableFile('not_a_timetable', { file: file.name })
  return (list, element) => elementsOf(root, list, element, file.name)
}

function elementsOf(
  root: Record<string, unknown>,
  list: string,
  element: string,
  file: string,
): Attributes[] {
  const [holder] = (root[list] as Record<string, unknown>[] | undefined) ?? []
  const found = typeof holder === 'object' ? ((holder[element] as unknown[] | undefined) ?? []) : []
  if (found.length > limits.rows) throw new UnreadableFile('too_many_rows', { file }, { rows: limits.rows })
  return found
    .filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null)
    .map((item) =>
      Object.fromEntries(
        Object.entries(item).flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, unescapeText(value).trim()]] : [],
        ),
      ),
    )
}
