import type { MessageEntity } from '@grammyjs/types'

const patterns: [MessageEntity.CommonMessageEntity['type'], RegExp][] = [
  ['bot_command', /(?<![\p{L}\p{N}_/<>])\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/@])/gu],
  ['email', /(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-zA-Zа-яА-Я]{2,}/gu],
  [
    'url',
    /(?:https?:\/\/|tg:\/\/|(?<![\w@.-])(?=[\w-]+\.(?:ru|com|org|net|me|рф|io|dev|info|school)\b))[^\s<>"«»]*[^\s<>"«».,;:!?)\]]/giu,
  ],
  ['mention', /(?<![\w@])@[a-zA-Z0-9_]{3,32}(?!\w)/gu],
  ['hashtag', /(?<![\p{L}\p{N}_#])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu],
  ['phone_number', /(?<![\d\w+])\+\d[\d\-() ]{8,18}\d(?!\d)/gu],
]

const overlaps = (entity: { offset: number; length: number }, offset: number, end: number): boolean =>
  offset < entity.offset + entity.length && end > entity.offset

/** Commands, addresses, mentions, hashtags and phone numbers of a text, outside the entities it already has. */
export function findEntities(text: string, known: MessageEntity[]): MessageEntity[] {
  // Nothing is found without one of these signs; most texts have none.
  if (!/[/@#+.:]/.test(text)) return []
  const found: MessageEntity[] = []
  const opaque = known.filter((entity) =>
    ['code', 'pre', 'text_link', 'text_mention', 'date_time'].includes(entity.type),
  )
  for (const [type, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      if ([...opaque, ...found].some((entity) => overlaps(entity, match.index, end))) continue
      found.push({ type, offset: match.index, length: match[0].length })
    }
  }
  return found
}
