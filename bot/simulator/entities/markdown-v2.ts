import type { MessageEntity } from '@grammyjs/types'
import { badRequest } from '../api-error'
import type { FormattedText } from '../records'
import { linkEntity } from './html-tags'

type Kind =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strikethrough'
  | 'spoiler'
  | 'code'
  | 'pre'
  | 'text_link'
  | 'custom_emoji'

interface OpenEntity {
  kind: Kind
  marker: string
  offset: number
  byte: number
  language?: string
}

const titles: Record<Kind, string> = {
  bold: 'Bold',
  italic: 'Italic',
  underline: 'Underline',
  strikethrough: 'Strikethrough',
  spoiler: 'Spoiler',
  code: 'Code',
  pre: 'Pre',
  text_link: 'TextUrl',
  custom_emoji: 'CustomEmoji',
}

const openings: [string, Kind, string][] = [
  ['```', 'pre', '```'],
  ['`', 'code', '`'],
  ['__', 'underline', '__'],
  ['_', 'italic', '_'],
  ['*', 'bold', '*'],
  ['~', 'strikethrough', '~'],
  ['||', 'spoiler', '||'],
  ['![', 'custom_emoji', ']'],
  ['[', 'text_link', ']'],
]

/** Parses Telegram's MarkdownV2; throws 400 with Telegram's own sentence about what is wrong. */
export function parseMarkdownV2(source: string): FormattedText {
  return new MarkdownReader(source).read()
}

class MarkdownReader {
  private index = 0
  private text = ''
  private readonly open: OpenEntity[] = []
  private readonly entities: MessageEntity[] = []
  private quote: number | undefined

  constructor(private readonly source: string) {}

  read(): FormattedText {
    while (this.index < this.source.length) this.step()
    if (this.quote !== undefined) this.endQuote()
    const left = this.open.at(-1)
    if (left !== undefined) {
      throw badRequest(
        `can't parse entities: Can't find end of ${titles[left.kind]} entity at byte offset ${left.byte}`,
      )
    }
    return { text: this.text, entities: this.entities }
  }

  private step(): void {
    const sign = this.source[this.index] ?? ''
    const next = this.source[this.index + 1]
    const top = this.open.at(-1)
    if (sign === '\\' && next !== undefined && next.charCodeAt(0) <= 126) this.take(next, 2)
    else if (top !== undefined && this.source.startsWith(top.marker, this.index) && this.closes(top)) {
      this.close(top)
    } else if (top?.kind === 'code' || top?.kind === 'pre') this.take(sign, 1)
    else if (sign === '\n') this.newLine()
    else if (sign === '>' && (this.text === '' || this.text.endsWith('\n'))) this.beginQuote()
    else if (!'_*[]()~`>#+-=|{}.!'.includes(sign)) this.take(sign, 1)
    else this.begin(sign)
  }

  private beginQuote(): void {
    this.quote ??= this.text.length
    this.index += 1
  }

  /** `_` closes an italic only when it is not the start of `__`. */
  private closes(top: OpenEntity): boolean {
    return top.kind !== 'italic' || this.source[this.index + 1] !== '_' || this.source[this.index + 2] === '_'
  }

  private take(text: string, length: number): void {
    this.text += text
    this.index += length
  }

  private newLine(): void {
    if (this.quote !== undefined && this.source[this.index + 1] !== '>') this.endQuote()
    this.take('\n', 1)
  }

  private endQuote(): void {
    const offset = this.quote ?? 0
    this.quote = undefined
    const spoilerless = this.text.length - offset
    const top = this.open.at(-1)
    // A quote that ends in || is expandable.
    const expandable = top?.kind === 'spoiler' && top.offset === this.text.length
    if (expandable) this.open.pop()
    if (spoilerless > 0) {
      this.entities.push({
        type: expandable ? 'expandable_blockquote' : 'blockquote',
        offset,
        length: spoilerless,
      })
    }
  }

  private begin(sign: string): void {
    const opening = openings.find(([marker]) => this.source.startsWith(marker, this.index))
    if (opening === undefined) {
      throw badRequest(
        `can't parse entities: Character '${sign}' is reserved and must be escaped with the preceding '\\'`,
      )
    }
    const [marker, kind, end] = opening
    const byte = Buffer.byteLength(this.source.slice(0, this.index))
    this.index += marker.length
    const entity: OpenEntity = { kind, marker: end, offset: this.text.length, byte }
    if (kind === 'pre') {
      const head = /^([^\s`]*)\n/.exec(this.source.slice(this.index))
      if (head !== null) {
        this.index += head[0].length
        if (head[1] !== undefined && head[1] !== '') entity.language = head[1]
      }
    }
    this.open.push(entity)
  }

  private close(top: OpenEntity): void {
    this.open.pop()
    this.index += top.marker.length
    const place = { offset: top.offset, length: this.text.length - top.offset }
    const entity = this.entityOf(top, place)
    if (place.length > 0 && entity !== undefined) this.entities.push(entity)
  }

  private entityOf(top: OpenEntity, place: { offset: number; length: number }): MessageEntity | undefined {
    if (top.kind === 'text_link' || top.kind === 'custom_emoji') {
      const href = this.address(top)
      if (top.kind === 'text_link') return linkEntity(href, place)
      return { type: 'custom_emoji', custom_emoji_id: /id=(\d+)/.exec(href)?.[1] ?? '', ...place }
    }
    if (top.kind === 'pre') {
      return { type: 'pre', ...(top.language === undefined ? {} : { language: top.language }), ...place }
    }
    return { type: top.kind, ...place }
  }

  private address(top: OpenEntity): string {
    if (this.source[this.index] !== '(') return this.text.slice(top.offset)
    const match = /^\(((?:\\.|[^)\\])*)\)/s.exec(this.source.slice(this.index))
    if (match === null) {
      throw badRequest(`can't parse entities: Can't find end of a URL at byte offset ${top.byte}`)
    }
    this.index += match[0].length
    return (match[1] ?? '').replace(/\\(.)/gs, '$1')
  }
}
