import type { MessageEntity } from '@grammyjs/types'
import type { FormattedText } from '../records'

const order = (entity: MessageEntity): number =>
  entity.type === 'blockquote' || entity.type === 'expandable_blockquote' ? 0 : 1

/**
 * Does what Telegram does to every text: line feeds are made uniform, control signs become spaces, the ends are
 * trimmed, and entities are cut to what is left, sorted by place and length.
 */
export function tidyText({ text, entities }: FormattedText): FormattedText {
  // Each replaced sign keeps its length, so offsets stay right; carriage returns are dropped before parsing.
  // eslint-disable-next-line no-control-regex
  const clean = text.replace(/[\u0000-\u0009\u000b-\u001f\u00ad\u200f\u2028\u2029]/g, ' ')
  const end = clean.trimEnd().length
  const start = clean.length - clean.trimStart().length
  if (start >= end) return { text: '', entities: [] }
  const kept: MessageEntity[] = []
  for (const entity of entities) {
    const from = Math.max(entity.offset, start)
    const to = Math.min(entity.offset + entity.length, end)
    if (to > from) kept.push({ ...entity, offset: from - start, length: to - from })
  }
  kept.sort((a, b) => a.offset - b.offset || b.length - a.length || order(a) - order(b))
  return { text: clean.slice(start, end), entities: kept }
}
