import { getPeople } from './api.js'
import { el } from './dom.js'

const HUES = 8

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
    { class: `avatar hue-${person.id % HUES}`, 'aria-hidden': 'true' },
    initials.toUpperCase(),
  )
}

/**
 * The people of this simulator, kept up to date.
 * @param {() => void} onChange
 */
export function createPeople(onChange) {
  const people = new Map()
  return {
    async load() {
      const loaded = await getPeople()
      people.clear()
      loaded.forEach((person) => people.set(person.id, person))
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
