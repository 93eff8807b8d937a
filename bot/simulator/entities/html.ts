import type { MessageEntity } from '@grammyjs/types'
import { badRequest } from '../api-error'
import type { FormattedText } from '../records'
import { decodeReference } from './character-references'
import { entityOfTag, supportedTags } from './html-tags'
import { TagReader } from './html-tag-reader'

interface OpenTag {
  name: string
  attributes: Map<string, string>
  /** Where its text starts, in UTF-16 units. */
  offset: number
}

/** Telegram counts bytes of UTF-8 in its errors. */
const bytesBefore = (html: string, index: number): number => Buffer.byteLength(html.slice(0, index))

/** Parses Telegram's HTML; throws 400 with Telegram's own sentence about what is wrong. */
export function parseHtml(html: string): FormattedText {
  const open: OpenTag[] = []
  const entities: MessageEntity[] = []
  let text = ''
  for (let index = 0; index < html.length;) {
    const sign = html[index]
    if (sign === '&') {
      const reference = decodeReference(html, index)
      text += reference.text
      index = reference.end
    } else if (sign !== '<') {
      text += sign ?? ''
      index += 1
    } else if (html[index + 1] === '/') {
      index = closeTag(html, index, open, entities, text.length)
    } else {
      index = openTag(html, index, open, text.length)
    }
  }
  const left = open.at(-1)
  if (left !== undefined) throw unparsable(`Can't find end tag corresponding to start tag "${left.name}"`)
  return { text, entities }
}

const unparsable = (detail: string): Error => badRequest(`can't parse entities: ${detail}`)

function openTag(html: string, index: number, open: OpenTag[], offset: number): number {
  const at = bytesBefore(html, index)
  const reader = new TagReader(html, index + 1)
  const name = reader.name()
  if (reader.ended) throw unparsable(`Unclosed start tag at byte offset ${at}`)
  if (!supportedTags.has(name)) throw unparsable(`Unsupported start tag "${name}" at byte offset ${at}`)
  const attributes = reader.attributes((detail) => unparsable(`${detail} at byte offset ${at}`), name)
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw unparsable(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`)
  }
  open.push({ name, attributes, offset })
  return reader.index
}

function closeTag(
  html: string,
  index: number,
  open: OpenTag[],
  entities: MessageEntity[],
  end: number,
): number {
  const at = bytesBefore(html, index)
  const tag = open.pop()
  if (tag === undefined) throw unparsable(`Unexpected end tag at byte offset ${at}`)
  const reader = new TagReader(html, index + 2)
  const name = reader.name()
  reader.skipSpaces()
  if (html[reader.index] !== '>') throw unparsable(`Unclosed end tag at byte offset ${at}`)
  if (name !== '' && name !== tag.name) {
    throw unparsable(`Unmatched end tag at byte offset ${at}, expected "</${tag.name}>", found "</${name}>"`)
  }
  if (end > tag.offset) addEntity(tag, open, entities, end)
  return reader.index + 1
}

function addEntity(tag: OpenTag, open: OpenTag[], entities: MessageEntity[], end: number): void {
  const place = { offset: tag.offset, length: end - tag.offset }
  const last = entities.at(-1)
  // <pre><code class="language-x"> is one entity.
  if (
    tag.name === 'pre' &&
    last?.type === 'code' &&
    last.offset === place.offset &&
    last.length === place.length
  ) {
    entities.pop()
    const language = tag.attributes.get('language')
    entities.push({ type: 'pre', ...place, ...(language === undefined ? {} : { language }) })
    return
  }
  const parent = open.at(-1)
  if (tag.name === 'code' && parent?.name === 'pre') {
    const language = /^language-(.+)$/.exec(tag.attributes.get('class') ?? '')?.[1]
    if (language !== undefined) parent.attributes.set('language', language)
  }
  const entity = entityOfTag(tag.name, tag.attributes, place)
  if (entity !== undefined) entities.push(entity)
}
