import type { Message } from '@grammyjs/types'
import { ApiError } from '../api-error'
import { findEntities } from '../entities/find-entities'
import { mediaFields } from '../methods/input-file'
import type { UploadedFile } from '../records'
import type { World } from '../world'
import { ActionError } from './action-error'
import { openPlace, postOfPerson } from './place'

/** What a person may send a file as. */
export const sentAs = ['photo', 'document', 'voice', 'audio', 'video', 'sticker'] as const

/** How a person sends a file. */
export type SentAs = (typeof sentAs)[number]

/** A person sends a file. */
export function sendFile(
  world: World,
  personId: number,
  input: { file: UploadedFile; as: SentAs; caption?: string; chatId?: number },
): Message {
  const place = openPlace(world, personId, input.chatId)
  const caption = input.as === 'sticker' ? '' : (input.caption?.trim() ?? '')
  if (caption.length > 1024) throw new ActionError(400, 'long-caption', 'Write at most 1024 signs.')
  const entities = findEntities(caption, [])
  return postOfPerson(world, place, {
    ...keepFile(world, input.as, input.file),
    ...(caption === '' ? {} : { caption }),
    ...(entities.length === 0 ? {} : { caption_entities: entities }),
  }).message
}

function keepFile(world: World, as: SentAs, file: UploadedFile): Partial<Message> {
  try {
    if (as === 'photo') return { photo: world.files.keepPhoto(file) }
    return mediaFields({ world }, world.files.keep(as, file))
  } catch (error) {
    if (error instanceof ApiError) {
      throw new ActionError(400, 'bad-file', error.description.replace(/^Bad Request: /, ''))
    }
    throw error
  }
}
