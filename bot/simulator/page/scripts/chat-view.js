import { acceptFiles, askHowToSend } from './attachments.js'
import { createCallsPanel } from './calls-panel.js'
import { createChatHeader } from './chat-header.js'
import { createChatState } from './chat-state.js'
import { createComposer } from './composer.js'
import { el, icon } from './dom.js'
import { t } from './i18n.js'
import { createMessageList } from './message-list.js'
import { messageActions } from './message-actions.js'
import { openMenu } from './menu.js'
import { confirmDialog, showFailure, showToast } from './overlays.js'
import { nameOf } from './people.js'

/**
 * A chat as a column of the page.
 * @param {number} personId
 * @param {object} page
 * @param {{name: string, description: string}} page.bot
 * @param {(id: number) => import('./api.js').Person|undefined} page.person
 * @param {() => void} page.back
 * @param {(id: number) => void} page.close
 */
export function createChatView(personId, page) {
  const chat = createChatState(personId, render)
  const { api, state } = chat
  const act = (promise) => promise.catch(showFailure)
  const sendAndFollow = async (promise) => {
    const message = await promise
    chat.put(message)
    list.scrollToEnd()
  }
  let calls = null

  const header = createChatHeader({
    back: page.back,
    close: () => page.close(personId),
    toggleCalls,
    block: (blocked) => void act(api.block({ blocked })),
  })
  const list = createMessageList({
    onTop: () => void act(chat.loadOlder()),
    press: (messageId, data) => api.press({ messageId, data }),
    vote,
    say: (text) => void act(sendAndFollow(api.say({ text }))),
    openActions: (anchor, message) => openMenu(anchor, messageActions(message, messageHandlers)),
  })
  const composer = createComposer({
    send,
    pressKey,
    attach,
    start: () => void act(sendAndFollow(api.start({}))),
    unblock: () => void act(api.block({ blocked: false })),
    lastOwn: () =>
      state.messages.findLast((message) => !message.fromBot && message.text && !message.forward_origin),
  })
  const messageHandlers = {
    reply: (message) => composer.startReply(message, message.fromBot ? page.bot.name : t('you')),
    edit: composer.startEdit,
    forward: (message) => void act(sendAndFollow(api.forward({ messageId: message.message_id }))),
    remove: (message) => void act(api.remove({ messageId: message.message_id })),
  }
  const intro = el(
    'div',
    { class: 'intro', hidden: true },
    el('span', { class: 'brand-sign' }, icon('bell')),
    el('h3', {}, t('emptyTitle')),
    el('p', {}, page.bot.description),
  )
  const failure = el(
    'div',
    { class: 'intro', role: 'alert', hidden: true },
    el('p', {}, t('loadFailed')),
    el('button', { type: 'button', class: 'button', onclick: () => void chat.load() }, t('retry')),
  )
  const body = el(
    'div',
    { class: 'chat-body', 'data-drop': t('dropHere') },
    header.element,
    el('div', { class: 'chat-middle' }, list.element, intro, failure),
    composer.element,
  )
  const element = el('section', { class: 'chat' }, body)
  acceptFiles(body, (files) => void attach(files))
  document.addEventListener('visibilitychange', markRead)

  async function send(text, { edit, replyTo }) {
    try {
      if (edit) chat.put(await api.edit({ messageId: edit, text }))
      else await sendAndFollow(api.say({ text, replyTo }))
    } catch (error) {
      showFailure(error)
      throw error
    }
  }

  async function pressKey(button) {
    if (button.request_contact) {
      const question = { title: t('shareContactTitle'), text: t('shareContactText'), action: t('share') }
      if (await confirmDialog(question)) await act(sendAndFollow(api.contact({})))
    } else if (button.request_location || button.request_poll || button.web_app || button.request_users) {
      showToast(t('buttonUnsupported'))
    } else await act(sendAndFollow(api.say({ text: button.text })))
  }

  async function attach(files) {
    if (state.blocked) return
    const chosen = await askHowToSend(files, composer.takeText())
    for (const { file, as, caption } of chosen?.files ?? [])
      await act(sendAndFollow(api.file(file, as, caption)))
  }

  async function vote(messageId, options) {
    try {
      const message = await api.vote({ messageId, options })
      state.votes.set(messageId, options)
      chat.put(message)
    } catch (error) {
      showFailure(error)
    }
  }

  function toggleCalls() {
    if (calls === null) {
      const onRefused = ({ id, method, response, at }) => {
        const note = t('callFailed', { method, reason: response.description })
        chat.addNote(note, { danger: true, at: new Date(at).getTime() / 1000, key: `call ${id}` })
        render()
      }
      calls = createCallsPanel(personId, { onClose: toggleCalls, onRefused })
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

  function markRead() {
    const person = page.person(personId)
    const seen = document.visibilityState === 'visible' && element.offsetParent !== null && list.isAtEnd()
    if (person?.unread > 0 && seen) void api.read().catch(() => undefined)
  }

  function render() {
    const person = page.person(personId)
    if (!person) return
    element.setAttribute('aria-label', t('chatWith', { name: nameOf(person) }))
    header.update({ person, botName: page.bot.name, action: state.action, blocked: state.blocked })
    const empty = state.loaded && state.messages.length === 0
    failure.hidden = !state.failed || state.loaded
    intro.hidden = !empty || !page.bot.description
    if (!state.loaded) return
    list.update({ ...state, typing: state.action !== null, botName: page.bot.name })
    composer.update({ ...state, empty })
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
