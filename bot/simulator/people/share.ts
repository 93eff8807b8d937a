import type { Message } from '@grammyjs/types'
import type { World } from '../world'
import { ActionError } from './action-error'
import { openPlace, postOfPerson, type Place } from './place'

/** A person shares their own phone number. */
export function shareContact(
  world: World,
  personId: number,
  input: { phoneNumber?: string; chatId?: number } = {},
): Message {
  const place = openPlace(world, personId, input.chatId)
  const { person } = place
  return posted(world, place, {
    contact: {
      phone_number: input.phoneNumber ?? person.phoneNumber,
      first_name: person.firstName,
      ...(person.lastName === undefined ? {} : { last_name: person.lastName }),
      user_id: person.id,
    },
  })
}

/** A person shares where they are. */
export function shareLocation(
  world: World,
  personId: number,
  input: { latitude: number; longitude: number; chatId?: number },
): Message {
  const { latitude, longitude } = input
  if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
    throw new ActionError(
      400,
      'bad-location',
      'Give a latitude from -90 to 90 and a longitude from -180 to 180.',
    )
  }
  return posted(world, openPlace(world, personId, input.chatId), { location: { latitude, longitude } })
}

/** Posts what a button of the keyboard may have asked for: a one-time keyboard goes away. */
function posted(world: World, place: Place, content: Partial<Message>): Message {
  const { message } = postOfPerson(world, place, content)
  if (place.chat.replyKeyboard?.one_time_keyboard === true) world.chats.setKeyboard(place.chat, undefined)
  return message
}
