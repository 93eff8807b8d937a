import { getGroups, getPeople } from './api.js'
import { el } from './dom.js'

const HUES = 8

/** A group as one of the chats: it has members, and no unread messages. */
const asChat = ({ id, title, members }) => ({ id, firstName: title, members, blocked: false, unread: 0 })

/** @param {import('./api.js').Person} chat */
export const isGroup = (chat) => chat.members !== undefined

/** @param {import('./api.js').Person} person */
export const nameOf = (person) => [person.firstName, person.lastName].filter(Boolean).join(' ')

/** The round sign of a person: initials on a colour of their own. */
export function avatarOf(person) {
  const initials = nameOf(person)
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0])
    .join('')
  return el(
    'span',
    { class: `avatar hue-${Math.abs(person.id) % HUES}`, 'aria-hidden': 'true' },
    initials.toUpperCase(),
  )
}

/**
 * The people of this simulator and their groups, kept up to date.
 * @param {() => void} onChange
 */
export function createPeople(onChange) {
  const people = new Map()
  return {
    async load() {
      const [loaded, groups] = await Promise.all([getPeople(), getGroups()])
      const before = new Map(people)
      people.clear()
      loaded.forEach((person) => people.set(person.id, person))
      groups.forEach((group) => people.set(group.id, { ...before.get(group.id), ...asChat(group) }))
      onChange()
    },
    putGroup(group) {
      people.set(group.id, asChat(group))
      onChange()
    },
    /** The last message of a group, of which the server keeps no preview. */
    async noteInGroup(chatId, message, text) {
      if (!people.has(chatId)) await this.load()
      const lastMessage = {
        messageId: message.message_id,
        date: message.date,
        fromBot: message.fromBot,
        text,
      }
      people.set(chatId, { ...people.get(chatId), lastMessage })
      onChange()
    },
    /** @param {import('./api.js').Person} person new, or changed */
    put(person) {
      people.set(person.id, person)
      onChange()
    },
    /** @returns {import('./api.js').Person|undefined} */
    get: (id) => people.get(id),
    /** Whoever had the newest message first. */
    list() {
      const latest = (person) => person.lastMessage?.date ?? 0
      return [...people.values()].sort((a, b) => latest(b) - latest(a) || b.id - a.id)
    },
  }
}
