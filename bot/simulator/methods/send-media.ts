import type { Message } from '@grammyjs/types'
import { randomInt } from 'node:crypto'
import { badRequest } from '../api-error'
import { Params } from '../params'
import type { Call, MethodHandler } from './call'
import { applyEdit, editable } from './edit-message'
import { readMedia, type MediaKind } from './input-file'
import { postAlbum, postMessage } from './post-message'
import { readCaption } from './send-message'
import { writableChat } from './target-chat'

const kinds: readonly MediaKind[] = ['photo', 'document', 'voice', 'audio', 'video', 'animation']

/** `sendPhoto`, `sendDocument`, `sendVoice`, …: one file with a caption. */
export const sendMedia =
  (kind: MediaKind): MethodHandler =>
  (call) => {
    const chat = writableChat(call)
    const caption = kind === 'sticker' ? {} : readCaption(call)
    const media = readMedia(call, kind, kind, call.params.values[kind])
    return postMessage(call, chat, { ...media, ...caption, ...look(call) }).message
  }

function look({ params }: Call): Partial<Message> {
  return {
    ...(params.boolean('has_spoiler') === true ? { has_media_spoiler: true } : {}),
    ...(params.boolean('show_caption_above_media') === true ? { show_caption_above_media: true } : {}),
  }
}

/** Reads one InputMedia object as the fields of a message. */
function readInputMedia(call: Call, value: unknown): Partial<Message> & { kind: MediaKind } {
  const item = Object(value) as Record<string, unknown>
  const kind = kinds.find((known) => known === item['type'])
  if (kind === undefined) {
    throw badRequest(
      `can't parse InputMedia: type "${typeof item['type'] === 'string' ? item['type'] : ''}" is unsupported`,
    )
  }
  if (typeof item['media'] !== 'string' || item['media'] === '') {
    throw badRequest("can't parse InputMedia: media not found")
  }
  const own = { ...call, params: new Params(item, call.params.files) }
  return { kind, ...readMedia(call, kind, '', item['media']), ...readCaption(own), ...look(own) }
}

/** `sendMediaGroup`: an album of 2–10 files. */
export const sendMediaGroup: MethodHandler = (call) => {
  const chat = writableChat(call)
  const media = call.params.json('media', 'media')
  if (!Array.isArray(media)) throw badRequest('expected an Array of InputMedia')
  if (media.length < 2 || media.length > 10) {
    throw badRequest(
      media.length === 0 ? 'there are no messages to send' : 'media group must include 2-10 items',
    )
  }
  const items = media.map((item) => readInputMedia(call, item))
  const groups = new Set(items.map(({ kind }) => (kind === 'photo' || kind === 'video' ? 'visual' : kind)))
  if (groups.size > 1 || groups.has('voice') || groups.has('animation')) {
    throw badRequest("can't use the media of the specified type in the album")
  }
  const media_group_id = `1${randomInt(2 ** 40, 2 ** 47)}`
  const contents = items.map(({ kind: _kind, ...content }) => ({ ...content, media_group_id }))
  return postAlbum(call, chat, contents).map(({ message }) => message)
}

/** `editMessageMedia`. */
export const editMessageMedia: MethodHandler = (call) => {
  const { chat, record } = editable(call)
  const media = call.params.json('media', 'input media')
  if (media === undefined) throw badRequest("can't parse input media JSON object")
  const { kind: _kind, ...content } = readInputMedia(call, media)
  const gone = {
    photo: undefined,
    document: undefined,
    video: undefined,
    audio: undefined,
    animation: undefined,
  }
  return applyEdit(call, chat, record, {
    ...gone,
    text: undefined,
    entities: undefined,
    caption: undefined,
    caption_entities: undefined,
    ...content,
  })
}
