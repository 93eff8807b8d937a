import type { Message } from '@grammyjs/types'
import { ApiError } from '../api-error'
import { findEntities } from '../entities/find-entities'
import { mediaFields } from '../methods/input-file'
import type { UploadedFile } from '../records'
import type { World } from '../world'
import { ActionError } from './action-error'
import { openPlace, postOfPerson } from './place'

/** How a person sends a file. */
export type SentAs = 'photo' | 'document' | 'voice'

/** A person sends a file. */
export function sendFile(
  world: World,
  personId: number,
  input: { file: UploadedFile; as: SentAs; caption?: string; chatId?: number },
): Message {
  const place = openPlace(world, personId, input.chatId)
  const caption = input.caption?.trim() ?? ''
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

/** A person shares their own phone number. */
export function shareContact(
  world: World,
  personId: number,
  input: { phoneNumber?: string; chatId?: number } = {},
): Message {
  const place = openPlace(world, personId, input.chatId)
  const { person } = place
  const { message } = postOfPerson(world, place, {
    contact: {
      phone_number: input.phoneNumber ?? person.phoneNumber,
      first_name: person.firstName,
      ...(person.lastName === undefined ? {} : { last_name: person.lastName }),
      user_id: person.id,
    },
  })
  if (place.chat.replyKeyboard?.one_time_keyboard === true) world.chats.setKeyboard(place.chat, undefined)
  return message
}
