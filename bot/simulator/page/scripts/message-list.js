import { el, icon } from './dom.js'
import { t } from './i18n.js'
import { bubbleOf } from './message.js'
import { followEnd } from './scroll.js'
import { dayText } from './time.js'
import { timelineOf } from './timeline.js'

/**
 * The scrolling list of a chat. Only what changed is built anew, so that a reader's place, focus and a
 * screen reader's attention stay where they are.
 * @param {object} handlers those of bubbleOf, and `onTop`: the reader has reached the oldest message
 */
export function createMessageList(handlers) {
  const typing = el(
    'div',
    { class: 'typing', 'aria-hidden': 'true', hidden: true },
    el('i'),
    el('i'),
    el('i'),
  )
  const inner = el('div', { class: 'messages-inner' }, typing)
  const log = el(
    'div',
    { class: 'messages', role: 'log', 'aria-live': 'off', 'aria-label': t('messages'), tabindex: '0' },
    inner,
  )
  const count = el('span', { class: 'to-end-count', hidden: true })
  const toEnd = el('button', { type: 'button', class: 'to-end', hidden: true }, icon('down'), count)
  const element = el('div', { class: 'messages-frame' }, log, toEnd)
  const end = followEnd(log, inner, {
    onTop: handlers.onTop,
    onChange({ away, unseen }) {
      toEnd.hidden = !away
      count.hidden = unseen === 0
      count.textContent = String(unseen)
      toEnd.setAttribute('aria-label', unseen === 0 ? t('toEnd') : t('toEndCount', { n: unseen }))
    },
  })
  toEnd.addEventListener('click', () => end.scrollToEnd())

  const showMessage = (messageId) => {
    const target = inner.querySelector(`[data-message="${messageId}"]`)
    if (!target) return
    target.scrollIntoView({ block: 'center' })
    target.classList.add('message-shown')
    target.addEventListener('animationend', () => target.classList.remove('message-shown'), { once: true })
  }

  const shown = new Map()
  let edges = { oldest: -Infinity, newest: Infinity }
  /** Builds an item, or keeps the one on the page if nothing about it changed. */
  function nodeOf(item, signature, build) {
    const old = shown.get(item.key)
    if (old?.signature === signature) return old.node
    const node = build()
    if (old) restoreFocus(old.node, node)
    shown.set(item.key, { signature, node })
    return node
  }

  return {
    element,
    scrollToEnd: end.scrollToEnd,
    isAtEnd: end.isAtEnd,
    /**
     * Shows a state of the chat.
     * @param {{messages: object[], notes: object[], typing: boolean, actor: number}} state
     */
    update(state) {
      const lastOfBot = state.messages.findLast((message) => message.fromBot)?.message_id ?? 0
      const items = timelineOf(state.messages, state.notes)
      const nodes = items.map((item) => {
        if (item.kind === 'day') return nodeOf(item, dayText(item.date), () => dayLine(item.date))
        if (item.kind === 'note') return nodeOf(item, item.note.text, () => noteLine(item.note))
        const [first] = item.messages
        const answered = lastOfBot > item.messages.at(-1).message_id
        const chosen = first.votes?.find(({ by }) => by === state.actor)?.options ?? []
        const signature = JSON.stringify([item.messages, !first.fromBot && answered, chosen, state.actor])
        const node = nodeOf(item, signature, () =>
          bubbleOf(item.messages, { ...handlers, answered, chosen, showMessage }),
        )
        node.classList.toggle('message-joined', item.joined)
        node.classList.toggle('message-continues', item.continues)
        return node
      })
      const keys = new Set(items.map((item) => item.key))
      for (const key of [...shown.keys()]) if (!keys.has(key)) shown.delete(key)
      typing.hidden = !state.typing
      end.keepPlace(() => arrange(inner, [...nodes, typing]), growth(state.messages))
      log.setAttribute('aria-live', 'polite')
    },
  }

  /** What came since the last state: answers of the bot below, older messages above. */
  function growth(messages) {
    const before = edges
    edges = { oldest: messages[0]?.message_id ?? Infinity, newest: messages.at(-1)?.message_id ?? Infinity }
    const isNew = (message) => message.fromBot && message.message_id > before.newest
    return { added: messages.filter(isNew).length, grewAbove: edges.oldest < before.oldest }
  }
}

/** Puts the nodes in order, moving and removing no more than needed. */
function arrange(parent, nodes) {
  const wanted = new Set(nodes)
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove()
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null)
  })
}

/** Keeps the keyboard's focus on the same place of an edited message. */
function restoreFocus(before, after) {
  if (!before.contains(document.activeElement)) return
  const focusable = 'button, a'
  const index = [...before.querySelectorAll(focusable)].indexOf(document.activeElement)
  queueMicrotask(() => [...after.querySelectorAll(focusable)].at(index)?.focus({ preventScroll: true }))
}

const dayLine = (date) => el('div', { class: 'day-line' }, el('span', {}, dayText(date)))

const noteLine = (note) =>
  el('div', { class: note.danger ? 'note-line note-danger' : 'note-line' }, el('span', {}, note.text))
