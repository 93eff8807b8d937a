import { acceptFiles } from './attachments.js'
import { createCallsPanel } from './calls-panel.js'
import { chatActions } from './chat-actions.js'
import { createChatHeader } from './chat-header.js'
import { createChatState } from './chat-state.js'
import { createComposer } from './composer.js'
import { el, icon } from './dom.js'
import { t } from './i18n.js'
import { openMenu } from './menu.js'
import { localLink } from './route.js'
import { createSpeaker } from './speaker.js'
import { messageActions } from './message-actions.js'
import { createMessageList } from './message-list.js'
import { isGroup, nameOf } from './people.js'
import { openTimeMachine } from './time-machine.js'

/**
 * A chat as a column of the page.
 * @param {number} chatId a person's id, or a group's
 * @param {object} page
 * @param {{name: string, description: string, timeMachine: boolean}} page.bot
 * @param {(id: number) => import('./api.js').Person|undefined} page.person
 * @param {() => void} page.back
 * @param {(id: number) => void} page.close
 */
export function createChatView(chatId, page) {
  const group = isGroup(page.person(chatId))
  const speaker = group ? createSpeaker(page.person(chatId).members.map(page.person), render) : null
  const actor = speaker?.current ?? (() => chatId)
  const chat = createChatState(chatId, render, speaker?.current)
  const { state } = chat
  const isOwn = (message) => !message.fromBot && (!group || message.from?.id === actor())
  const authorOf = (message) =>
    message.fromBot ? page.bot.name : isOwn(message) ? t('you') : (message.from?.first_name ?? '')
  const reactionTo = ({ reactions = [] }) => reactions.find(({ by }) => by === actor())?.emoji
  const actions = chatActions(chat, () => list.scrollToEnd())
  let calls = null
  let forced = null

  const header = createChatHeader({
    back: page.back,
    close: () => page.close(chatId),
    toggleCalls,
    block: actions.block,
    openTimeMachine: page.bot.timeMachine ? () => void openTimeMachine() : null,
  })
  const list = createMessageList({
    onTop: actions.loadOlder,
    press: actions.press,
    vote: actions.vote,
    say: actions.say,
    localLink: (address) => localLink(address, page.bot.username, actor()),
    react: actions.react,
    inGroup: group,
    isOwn,
    authorOf,
    reactionTo,
    openActions: (anchor, message) =>
      openMenu(
        anchor,
        messageActions(message, { own: isOwn(message), reaction: reactionTo(message) }, messageHandlers),
      ),
  })
  const composer = createComposer({
    send: actions.send,
    pressKey: actions.pressKey,
    attach,
    start: actions.start,
    unblock: () => actions.block(false),
    lastOwn: () =>
      state.messages.findLast((message) => isOwn(message) && message.text && !message.forward_origin),
  })
  const messageHandlers = {
    reply: (message) => composer.startReply(message, authorOf(message)),
    edit: composer.startEdit,
    forward: actions.forward,
    remove: actions.remove,
    react: actions.react,
    showCalls(message) {
      if (calls === null) toggleCalls()
      calls.showOnly(message)
    },
  }
  const intro = introOf(page.bot)
  const failure = failureOf(() => void chat.load())
  const body = el(
    'div',
    { class: 'chat-body', 'data-drop': t('dropHere') },
    header.element,
    el('div', { class: 'chat-middle' }, list.element, intro, failure),
    speaker?.element,
    composer.element,
  )
  const element = el('section', { class: 'chat' }, body)
  acceptFiles(body, (files) => void attach(files))
  document.addEventListener('visibilitychange', markRead)

  async function attach(files) {
    if (await actions.attach(files, composer.text())) composer.clear()
  }

  function toggleCalls() {
    if (calls === null) {
      calls = createCallsPanel(chatId, { onClose: toggleCalls, onRefused: noteRefusal })
      element.append(calls.element)
    } else {
      calls.close()
      calls.element.remove()
      calls = null
      chat.dropNotes('call ')
      render()
    }
    header.setCallsShown(calls !== null)
  }

  function noteRefusal({ id, method, response, at }) {
    const note = t('callFailed', { method, reason: response.description })
    chat.addNote(note, { danger: true, at: new Date(at).getTime() / 1000, key: `call ${id}` })
    render()
  }

  /** A reply the bot asks for is begun at once, as in Telegram; once for each wish. */
  function answerForced() {
    const wished = state.forceReply?.messageId ?? null
    if (wished === forced) return
    forced = wished
    const message = state.messages.find(({ message_id: id }) => id === wished)
    if (message) composer.startReply(message, authorOf(message))
  }

  function markRead() {
    const person = page.person(chatId)
    const seen = document.visibilityState === 'visible' && element.offsetParent !== null && list.isAtEnd()
    if (person?.unread > 0 && seen) void chat.api.read().catch(() => undefined)
  }

  function render() {
    const person = page.person(chatId)
    if (!person) return
    element.setAttribute('aria-label', t('chatWith', { name: nameOf(person) }))
    header.update({ person, botName: page.bot.name, action: state.action, blocked: state.blocked })
    const empty = state.loaded && !group && state.messages.length === 0
    failure.hidden = !state.failed || state.loaded
    intro.hidden = !empty || !page.bot.description
    if (!state.loaded) return
    list.update({ ...state, typing: state.action !== null, actor: actor() })
    answerForced()
    composer.update({ ...state, blocked: state.blocked && !group, empty })
    markRead()
  }

  void chat.load()
  return {
    element,
    render,
    reload: () => void chat.load(),
    focus: composer.focus,
    apply: chat.apply,
    close() {
      chat.close()
      calls?.close()
      document.removeEventListener('visibilitychange', markRead)
      element.remove()
    },
  }
}

const introOf = (bot) =>
  el(
    'div',
    { class: 'intro', hidden: true },
    el('span', { class: 'brand-sign' }, icon('bell')),
    el('h3', {}, t('emptyTitle')),
    el('p', {}, bot.description),
  )

const failureOf = (retry) =>
  el(
    'div',
    { class: 'intro', role: 'alert', hidden: true },
    el('p', {}, t('loadFailed')),
    el('button', { type: 'button', class: 'button', onclick: retry }, t('retry')),
  )
