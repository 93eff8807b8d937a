import { chatApi } from './api.js'
import { t } from './i18n.js'
import { momentText, programNow } from './time.js'

const ACTION_MS = 5000

/**
 * A chat as the page knows it: loaded, then kept up to date by events.
 * @param {number} chatId
 * @param {() => void} onChange
 * @param {() => number} [actor] who acts in it; given for a group
 */
export function createChatState(chatId, onChange, actor) {
  const api = chatApi(chatId, actor)
  const state = {
    loaded: false,
    failed: false,
    messages: [],
    notes: [],
    forceReply: null,
    replyKeyboard: null,
    commands: [],
    menuButton: null,
    blocked: false,
    more: false,
    action: null,
  }
  let actionTimer
  let loadingOlder = false
  /** What happened while the chat was being loaded: its answer may be older. */
  let meanwhile = null

  function put(message) {
    const rest = state.messages.filter((other) => other.message_id !== message.message_id)
    if (!message.deleted) rest.push(message)
    state.messages = rest.sort((a, b) => a.message_id - b.message_id)
  }

  function setAction(action) {
    clearTimeout(actionTimer)
    state.action = action
    if (action === null) return
    actionTimer = setTimeout(() => {
      state.action = null
      onChange()
    }, ACTION_MS)
  }

  const appliers = {
    message({ message }) {
      if (message.fromBot) setAction(null)
      put(message)
    },
    edited: ({ message }) => put(message),
    deleted({ messageId }) {
      state.messages = state.messages.filter((message) => message.message_id !== messageId)
    },
    keyboard({ replyKeyboard, forceReply = null }) {
      Object.assign(state, { replyKeyboard, forceReply })
    },
    action: ({ action }) => setAction(action),
    commands({ commands, menuButton }) {
      state.commands = commands
      state.menuButton = menuButton
    },
    blocked({ blocked }) {
      if (blocked === state.blocked) return
      state.blocked = blocked
      addNote(t(blocked ? 'botBlocked' : 'botUnblocked'))
    },
    clock: () => addNote(t('clockMoved', { time: momentText(programNow()) })),
  }

  let notesMade = 0

  /** The note stands after the newest message, or after what there was at `at` (seconds). */
  function addNote(text, { danger = false, at = Infinity, key = `note ${(notesMade += 1)}` } = {}) {
    const after = state.messages.findLast(({ date }) => date <= at)?.message_id ?? 0
    state.notes.push({ key, after, text, danger })
    state.notes.sort((a, b) => a.after - b.after)
  }

  return {
    api,
    state,
    /** Puts a line of the page itself between the messages; it is gone after a reload. */
    addNote,
    dropNotes(prefix) {
      state.notes = state.notes.filter(({ key }) => !key.startsWith(prefix))
    },
    async load() {
      const events = (meanwhile = [])
      try {
        const chat = await api.messages()
        Object.assign(state, chat, { loaded: true, failed: false })
        for (const event of events) appliers[event.type](event)
      } catch {
        state.failed = true
      }
      meanwhile = null
      onChange()
    },
    async loadOlder() {
      if (!state.more || loadingOlder) return
      loadingOlder = true
      try {
        const { messages, more } = await api.messages(state.messages[0].message_id)
        messages.forEach(put)
        state.more = more
        onChange()
      } finally {
        loadingOlder = false
      }
    },
    /** @param {{type: string}} event one of this chat's, or of all */
    apply(event) {
      if (!(event.type in appliers)) return
      if (event.type !== 'clock' && event.type !== 'action') meanwhile?.push(event)
      appliers[event.type](event)
      onChange()
    },
    /** A message an action has returned; its event may come before or after. */
    put(message) {
      put(message)
      onChange()
    },
    close: () => clearTimeout(actionTimer),
  }
}
