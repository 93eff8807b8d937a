import { createChatView } from './chat-view.js'
import { el } from './dom.js'

const SIDEBAR_PX = 340
const COLUMN_PX = 380
const MOST_COLUMNS = 3

/**
 * The open chats, side by side where the screen has room.
 * @param {object} page as for createChatView, without the bot
 */
export function createColumns(page) {
  const views = new Map()
  const element = el('div', { class: 'columns' })
  let bot = null

  return {
    element,
    setBot(next) {
      bot = next
    },
    /** How many chats fit beside one another. */
    capacity: () => Math.max(1, Math.min(MOST_COLUMNS, Math.floor((innerWidth - SIDEBAR_PX) / COLUMN_PX))),
    /** @param {number[]} ids the chats that are open, from left to right */
    update(ids) {
      for (const [id, view] of views) {
        if (ids.includes(id)) continue
        view.close()
        views.delete(id)
      }
      for (const id of ids) if (!views.has(id)) views.set(id, createChatView(id, { ...page, bot }))
      ids.forEach((id, index) => {
        const { element: column } = views.get(id)
        if (element.children[index] !== column) element.insertBefore(column, element.children[index] ?? null)
      })
      element.classList.toggle('columns-many', ids.length > 1)
      views.forEach((view) => view.render())
    },
    /** An event of one chat, or of all (commands without a chat: load them again). */
    apply(event) {
      if (event.type === 'commands' && event.personId === null) views.forEach((view) => view.reload())
      else if (event.type === 'clock') views.forEach((view) => view.apply(event))
      else views.get(event.chatId)?.apply(event)
    },
    reload: () => views.forEach((view) => view.reload()),
    focus: (id) => views.get(id)?.focus(),
  }
}
