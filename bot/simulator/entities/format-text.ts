import type { MessageEntity } from '@grammyjs/types'
import { badRequest } from '../api-error'
import type { Params } from '../params'
import type { FormattedText, PersonRecord } from '../records'
import { userOf } from '../records'
import { findEntities } from './find-entities'
import { parseHtml } from './html'
import { parseMarkdownV2 } from './markdown-v2'
import { tidyText } from './plain-text'

/** Finds a person by id, for mentions. */
export type FindPerson = (id: number) => PersonRecord | undefined

/**
 * Parses `raw` by the mode or the entities that came with it, as one field of a call (`text`, `caption`, …), and
 * finds commands, links and mentions. The result may be empty; limits are the caller's matter.
 */
export function formatText(
  raw: string,
  options: { mode: string | undefined; entities: unknown; person: FindPerson },
): FormattedText {
  const parsed = parse(raw.replace(/\r/g, ''), options.mode ?? '', options.entities)
  const { text, entities } = tidyText(parsed)
  const all = [...resolveMentions(entities, options.person), ...findEntities(text, entities)]
  all.sort((a, b) => a.offset - b.offset || b.length - a.length)
  return { text, entities: all }
}

/** Reads `name`, `parse_mode` and the entities field of a call. */
export function formatField(
  params: Params,
  name: string,
  person: FindPerson,
  fields = { mode: 'parse_mode', entities: name === 'text' ? 'entities' : `${name}_entities` },
): FormattedText {
  return formatText(params.string(name) ?? '', {
    mode: params.string(fields.mode),
    entities: params.json(fields.entities, 'entities'),
    person,
  })
}

function parse(raw: string, mode: string, entities: unknown): FormattedText {
  switch (mode.toLowerCase()) {
    case '':
    case 'none':
      return { text: raw, entities: givenEntities(entities) }
    case 'html':
      return parseHtml(raw)
    case 'markdownv2':
      return parseMarkdownV2(raw)
    case 'markdown':
      throw badRequest('the simulator does not parse the legacy Markdown mode: use HTML or MarkdownV2')
    default:
      throw badRequest('unsupported parse_mode')
  }
}

function givenEntities(value: unknown): MessageEntity[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) return []
  return value.map((entity: MessageEntity) => {
    if (!Number.isInteger(entity.offset) || !Number.isInteger(entity.length)) {
      throw badRequest('can\'t parse MessageEntity: Can\'t find field "offset"')
    }
    return entity
  })
}

function resolveMentions(entities: MessageEntity[], person: FindPerson): MessageEntity[] {
  return entities.flatMap((entity): MessageEntity[] => {
    if (entity.type !== 'text_mention') return [entity]
    const found = person(entity.user.id)
    // Telegram drops mentions of people the bot has never seen.
    return found === undefined ? [] : [{ ...entity, user: userOf(found) }]
  })
}
