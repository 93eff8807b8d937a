/**
 * The control API of the simulator, as docs/simulator.md describes it.
 *
 * @typedef {object} Person
 * @property {number} id
 * @property {string} firstName
 * @property {string} [lastName]
 * @property {string} [username]
 * @property {string} languageCode
 * @property {string} [guestRole]
 * @property {boolean} blocked
 * @property {number} unread
 * @property {{messageId: number, date: number, fromBot: boolean, text: string}} [lastMessage]
 *
 * @typedef {{role: string, title: string, code: string}} Guest
 * @typedef {{id: number, title: string, members: number[]}} Group
 * @typedef {{command: string, description: string}} Command
 * @typedef {{type: string, offset: number, length: number, url?: string, language?: string}} Entity
 *
 * A Bot API message with more fields; only what the page reads is named here.
 * @typedef {object} Message
 * @property {number} message_id
 * @property {number} date seconds
 * @property {number} [edit_date]
 * @property {boolean} fromBot
 * @property {boolean} deleted
 * @property {string} [text]
 * @property {Entity[]} [entities]
 * @property {string} [caption]
 * @property {Entity[]} [caption_entities]
 * @property {string} [media_group_id]
 * @property {Message} [reply_to_message]
 * @property {{inline_keyboard?: object[][]}} [reply_markup]
 * @property {Array<{emoji: string, by: number|'bot'}>} [reactions]
 *
 * @typedef {object} Chat
 * @property {Message[]} messages
 * @property {object|null} replyKeyboard
 * @property {Command[]} commands
 * @property {{type: string, text?: string}} menuButton
 * @property {boolean} blocked
 * @property {boolean} more older messages exist
 */

const ROOT = new URL('../api/', import.meta.url)

/** A refusal of the server (`code` of its error) or a missing connection (`code` is `offline`). */
export class ApiError extends Error {
  constructor(code, message) {
    super(message)
    this.code = code
  }
}

async function request(path, options) {
  let response
  try {
    response = await fetch(new URL(path, ROOT), options)
  } catch {
    throw new ApiError('offline', '')
  }
  const body = await response.json().catch(() => null)
  if (!response.ok) throw new ApiError(body?.error?.code ?? 'unknown', body?.error?.message ?? '')
  return body
}

const post = (path, body = {}) =>
  request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** @returns {Promise<{username: string, name: string, description: string, now: string, timeMachine: boolean, zone?: string}>} */
export const getBot = (languageCode) => request(`bot?languageCode=${encodeURIComponent(languageCode)}`)
/** @returns {Promise<Guest[]>} */
export const getGuests = (languageCode) => request(`guests?languageCode=${encodeURIComponent(languageCode)}`)
/** @returns {Promise<Group[]>} */
export const getGroups = () => request('groups')
/** @returns {Promise<Group>} */
export const createGroup = (details) => post('groups', details)
/** Moves the clock of the program; null: back to the present. @param {Date|null} at */
export const moveClock = (at) => post('clock', { at: at?.toISOString() ?? null })
/** @returns {Promise<Person[]>} */
export const getPeople = () => request('people')
/** @returns {Promise<Person>} */
export const createPerson = (details) => post('people', details)
/** Calls the bot has made, oldest first; `after` is the id of the last one already known. */
export const getCalls = (chatId, after) => request(`calls?personId=${chatId}&after=${after}`)

export const eventsUrl = () => new URL('events', ROOT)

/** Address of a file's bytes; with `download` the browser saves instead of showing. */
export function fileUrl(fileId, download = false) {
  const url = new URL(`files/${encodeURIComponent(fileId)}`, ROOT)
  if (download) url.searchParams.set('download', '1')
  return url.href
}

/** Address of the picture of a QR code. */
export function qrUrl(text) {
  const url = new URL('qr', ROOT)
  url.searchParams.set('text', text)
  return url.href
}

/**
 * Everything one person can do in the chat with the bot, or in a group.
 * @param {number} chatId
 * @param {() => number} [actor] who acts in the group; absent for a private chat
 */
export function chatApi(chatId, actor) {
  const who = actor ?? (() => chatId)
  const place = actor ? { chatId } : {}
  const act = (action) => (body) => post(`chats/${who()}/${action}`, { ...body, ...place })
  return {
    /** @returns {Promise<Chat>} the newest messages, or those before a message */
    messages(before) {
      const query = before === undefined ? '' : `&before=${before}`
      const where = actor ? `groups/${chatId}/messages?personId=${actor()}&` : `chats/${chatId}/messages?`
      return request(`${where}limit=50${query}`)
    },
    start: act('start'),
    say: act('say'),
    edit: act('edit'),
    contact: act('contact'),
    press: act('press'),
    vote: act('vote'),
    react: act('react'),
    block: act('block'),
    forward: act('forward'),
    remove: act('delete'),
    read: act('read'),
    /** @param {'photo'|'document'|'voice'|'audio'|'video'|'sticker'} as */
    file(file, as, caption) {
      const form = new FormData()
      if (caption !== '') form.set('caption', caption)
      form.set('as', as)
      if (actor) form.set('chatId', String(chatId))
      form.set('file', file, file.name)
      return request(`chats/${who()}/file`, { method: 'POST', body: form })
    },
  }
}
