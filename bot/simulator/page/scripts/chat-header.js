import { el, icon, iconButton } from './dom.js'
import { t } from './i18n.js'
import { openMenu } from './menu.js'
import { avatarOf, isGroup, nameOf } from './people.js'

const ACTIONS = { typing: 'typing', upload_document: 'sendingFile', upload_photo: 'sendingFile' }

/**
 * The top of a chat: whose it is, what the bot is doing, and the chat's menu.
 * @param {object} handlers
 * @param {() => void} handlers.back
 * @param {() => void} handlers.close
 * @param {() => void} handlers.toggleCalls
 * @param {(blocked: boolean) => void} handlers.block
 * @param {(() => void)|null} handlers.openTimeMachine
 */
export function createChatHeader(handlers) {
  let blocked = false
  let callsShown = false
  let drawn = ''
  let group = false
  const sign = el('span', { class: 'header-sign' })
  const title = el('h2', { class: 'header-title' })
  const status = el('p', { class: 'header-status' })
  const menu = iconButton('more', t('chatMenu'), () => openMenu(menu, items()), { 'aria-haspopup': 'menu' })
  const items = () =>
    [
      { icon: 'code', label: t(callsShown ? 'hideCalls' : 'showCalls'), run: handlers.toggleCalls },
      handlers.openTimeMachine && { icon: 'clock', label: t('timeMachine'), run: handlers.openTimeMachine },
      !group && blockItem(),
      { icon: 'close', label: t('closeChat'), run: handlers.close },
    ].filter(Boolean)
  const blockItem = () =>
    blocked
      ? { icon: 'check', label: t('unblockBot'), run: () => handlers.block(false) }
      : { icon: 'block', label: t('blockBot'), danger: true, run: () => handlers.block(true) }
  const element = el(
    'header',
    { class: 'chat-header' },
    iconButton('back', t('back'), handlers.back, { class: 'back-button' }),
    sign,
    el('div', { class: 'header-about' }, title, status),
    menu,
    iconButton('close', t('closeChat'), handlers.close, { class: 'close-column' }),
  )
  return {
    element,
    setCallsShown(shown) {
      callsShown = shown
    },
    update({ person, botName, action, blocked: isBlocked }) {
      blocked = isBlocked
      group = isGroup(person)
      if (drawn !== nameOf(person)) {
        drawn = nameOf(person)
        sign.replaceChildren(avatarOf(person), el('span', { class: 'header-bell' }, icon('bell')))
        title.textContent = drawn
      }
      const members = group ? t('members', { n: person.members.length + 1 }) : `${botName} · ${t('bot')}`
      const doing = action === null ? members : t(ACTIONS[action] ?? 'typing')
      if (status.textContent !== doing) status.textContent = doing
      status.classList.toggle('header-busy', action !== null)
    },
  }
}
