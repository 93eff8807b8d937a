import { dayKey } from './time.js'

const JOIN_SECONDS = 300

/**
 * What a chat shows from top to bottom: days, messages (an album is one of them), and notes of the page
 * itself. A group that follows one of the same author within five minutes is joined to it.
 * @param {import('./api.js').Message[]} messages ascending
 * @param {Array<{key: string, after: number, text: string, danger?: boolean}>} notes ascending, each after a message
 */
export function timelineOf(messages, notes) {
  const items = []
  const waiting = [...notes]
  let day = ''
  let previous = null
  const passNotes = (before) => {
    while (waiting.length > 0 && waiting[0].after < before) {
      items.push({ kind: 'note', key: waiting[0].key, note: waiting.shift() })
      previous = null
    }
  }
  for (const group of albumsOf(messages)) {
    const [first] = group
    passNotes(first.message_id)
    if (dayKey(first.date) !== day) {
      day = dayKey(first.date)
      previous = null
      items.push({ kind: 'day', key: `day ${day} ${first.message_id}`, date: first.date })
    }
    const joined = previous !== null && isContinued(previous, first)
    if (joined) items.at(-1).continues = true
    items.push({
      kind: 'message',
      key: `message ${first.message_id}`,
      messages: group,
      joined,
      continues: false,
    })
    previous = group.at(-1)
  }
  passNotes(Infinity)
  return items
}

const isContinued = (previous, next) =>
  previous.from?.id === next.from?.id && Math.abs(next.date - previous.date) < JOIN_SECONDS

function albumsOf(messages) {
  const groups = []
  for (const message of messages) {
    const album = message.media_group_id
    if (album !== undefined && groups.at(-1)?.[0].media_group_id === album) groups.at(-1).push(message)
    else groups.push([message])
  }
  return groups
}
