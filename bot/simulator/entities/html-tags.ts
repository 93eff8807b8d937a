import type { MessageEntity } from '@grammyjs/types'
import { checkedLink, userIdOfLink } from './links'

const plain = new Map<string, MessageEntity.CommonMessageEntity['type']>([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['s', 'strikethrough'],
  ['strike', 'strikethrough'],
  ['del', 'strikethrough'],
  ['span', 'spoiler'],
  ['tg-spoiler', 'spoiler'],
  ['code', 'code'],
])

/** The tags Telegram knows; all others are refused. */
export const supportedTags: ReadonlySet<string> = new Set([
  ...plain.keys(),
  'a',
  'pre',
  'blockquote',
  'tg-emoji',
  'tg-time',
])

/** The entity of a closed tag; undefined when the tag means nothing (a link without a good address). */
export function entityOfTag(
  name: string,
  attributes: ReadonlyMap<string, string>,
  place: { offset: number; length: number },
): MessageEntity | undefined {
  const type = plain.get(name)
  if (type !== undefined) return { type, ...place }
  if (name === 'pre') return { type: 'pre', ...place }
  if (name === 'blockquote') {
    return { type: attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote', ...place }
  }
  if (name === 'tg-emoji') {
    return { type: 'custom_emoji', custom_emoji_id: attributes.get('emoji-id') ?? '', ...place }
  }
  if (name === 'tg-time') return timeEntity(attributes, place)
  return linkEntity(attributes.get('href') ?? '', place)
}

function timeEntity(
  attributes: ReadonlyMap<string, string>,
  place: { offset: number; length: number },
): MessageEntity {
  const format = attributes.get('format')
  return {
    type: 'date_time',
    unix_time: Number(attributes.get('unix') ?? 0),
    ...(format === undefined ? {} : { date_time_format: format }),
    ...place,
  } as MessageEntity
}

/** A link, or a mention when it leads to `tg://user?id=…`. */
export function linkEntity(
  href: string,
  place: { offset: number; length: number },
): MessageEntity | undefined {
  const userId = userIdOfLink(href)
  if (userId !== undefined) {
    return { type: 'text_mention', user: { id: userId, is_bot: false, first_name: '' }, ...place }
  }
  const url = checkedLink(href)
  return url === undefined ? undefined : { type: 'text_link', url, ...place }
}
