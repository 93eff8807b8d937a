import { titleOf, type PersonRecord } from '../records'
import type { World } from '../world'
import { ActionError } from './action-error'

/** What is known of a new person; the rest is invented. */
export interface NewPerson {
  firstName?: string
  lastName?: string
  username?: string
  languageCode?: string
  guestRole?: string
}

const invented = [
  'Алексей',
  'Мария',
  'Дмитрий',
  'Ольга',
  'Сергей',
  'Наталья',
  'Андрей',
  'Елена',
  'Павел',
  'Ирина',
]

/** Ids are above 2^32, as those of new Telegram accounts are. */
const firstId = 5_200_000_001

/** Makes a person who has not yet pressed Start. */
export function createPerson(world: World, input: NewPerson = {}): PersonRecord {
  const guest =
    input.guestRole === undefined ? undefined : world.guests.find(({ role }) => role === input.guestRole)
  if (input.guestRole !== undefined && guest === undefined) {
    throw new ActionError(
      400,
      'no-guest-role',
      'There is no invitation for this role: choose one of api/guests.',
    )
  }
  const id = world.counters.next('person', firstId)
  const languageCode = input.languageCode ?? 'ru'
  const title = guest && titleOf(guest, languageCode)
  const firstName = input.firstName ?? title ?? invented[id % invented.length] ?? 'Guest'
  const person: PersonRecord = {
    id,
    firstName,
    languageCode,
    phoneNumber: `+7900${String(id % 10_000_000).padStart(7, '0')}`,
    ...(input.lastName === undefined ? {} : { lastName: input.lastName }),
    ...(input.username === undefined ? {} : { username: input.username }),
    ...(input.guestRole === undefined ? {} : { guestRole: input.guestRole }),
  }
  world.chats.saveChat({ id, type: 'private', members: [id], started: false, blocked: false, unread: 0 })
  world.chats.savePerson(person)
  world.store.flush()
  return person
}
