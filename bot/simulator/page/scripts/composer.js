import { createCommandList } from './command-list.js'
import { el, icon, iconButton } from './dom.js'
import { t } from './i18n.js'
import { summaryOf } from './message.js'
import { replyKeyboardOf } from './reply-keyboard.js'

/**
 * The bottom of a chat: the message field with its buttons, the bot's keyboard and commands.
 * @param {object} handlers
 * @param {(text: string, mode: {edit?: number, replyTo?: number}) => Promise<void>} handlers.send rejects if not sent
 * @param {(button: object) => Promise<void>} handlers.pressKey a button of the reply keyboard
 * @param {(files: File[]) => void} handlers.attach
 * @param {() => void} handlers.start
 * @param {() => void} handlers.unblock
 * @param {() => object|undefined} handlers.lastOwn the person's last message that has a text
 */
export function createComposer(handlers) {
  let state = { commands: [], replyKeyboard: null, blocked: false, empty: false }
  let mode = {}
  let keyboardShown = true
  let keyboardId = null

  const field = el('textarea', {
    class: 'composer-field',
    rows: '1',
    'aria-label': t('message'),
    placeholder: t('message'),
    enterkeyhint: 'send',
    autocomplete: 'off',
  })
  const commands = createCommandList((command) => void submit(command))
  field.setAttribute('aria-controls', commands.element.id)
  const files = el('input', { type: 'file', multiple: true, hidden: true, onchange: takeFiles })
  const menu = el(
    'button',
    {
      type: 'button',
      class: 'menu-button',
      'aria-label': t('botMenu'),
      'aria-haspopup': 'listbox',
      onclick: toggleMenu,
    },
    icon('menu'),
    el('span', {}, t('menu')),
  )
  const attach = iconButton('attach', t('attach'), () => files.click())
  const toggle = iconButton('keyboard', t('hideKeyboard'), () => showKeyboard(!keyboardShown), {
    hidden: true,
  })
  const send = iconButton('send', t('send'), () => void submit(field.value), {
    class: 'send-button',
    disabled: true,
  })
  const banner = el('div', { class: 'composer-banner', hidden: true })
  const row = el('div', { class: 'composer-row' }, menu, attach, files, field, toggle, send)
  const instead = el('button', { type: 'button', class: 'button button-main composer-instead', hidden: true })
  const keyboard = el('div', { class: 'keyboard-place', hidden: true })
  const element = el('div', { class: 'composer' }, commands.element, banner, row, instead, keyboard)
  instead.addEventListener('click', () => (state.blocked ? handlers.unblock() : handlers.start()))
  field.addEventListener('input', onInput)
  field.addEventListener('keydown', onKey)
  field.addEventListener('blur', () => commands.hide())

  function onInput() {
    fitHeight()
    send.disabled = field.value.trim() === ''
    if (/^\/\w*$/.test(field.value)) commands.show(state.commands, field.value)
    else commands.hide()
    markActive()
  }

  function fitHeight() {
    field.style.height = 'auto'
    field.style.height = `${field.scrollHeight}px`
  }

  const markActive = () => {
    const id = commands.activeId()
    if (id === null) field.removeAttribute('aria-activedescendant')
    else field.setAttribute('aria-activedescendant', id)
  }

  function onKey(event) {
    if (event.isComposing) return
    if (commands.takeKey(event.key)) {
      markActive()
      event.preventDefault()
      event.stopPropagation()
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void submit(field.value)
    } else if (event.key === 'Escape' && (mode.edit || mode.replyTo)) {
      event.stopPropagation()
      leaveMode()
    } else if (event.key === 'ArrowUp' && field.value === '') {
      const own = handlers.lastOwn()
      if (own) startEdit(own)
      event.preventDefault()
    }
  }

  /** The text stays in the field until it is sent, so that nothing typed is ever lost. */
  async function submit(text) {
    const body = text.trim()
    if (body === '' || send.getAttribute('aria-busy') === 'true') return
    send.setAttribute('aria-busy', 'true')
    try {
      await handlers.send(body, mode)
      leaveMode()
      field.value = ''
      onInput()
    } catch {
      field.value = text
      onInput()
    } finally {
      send.removeAttribute('aria-busy')
    }
  }

  function takeFiles() {
    if (files.files.length > 0) handlers.attach([...files.files])
    files.value = ''
  }

  function toggleMenu() {
    if (commands.isOpen()) commands.hide()
    else {
      field.focus()
      commands.show(state.commands)
      markActive()
    }
  }

  function enterMode(next, title, text, cancelLabel) {
    mode = next
    send.setAttribute('aria-label', t(mode.edit ? 'save' : 'send'))
    banner.hidden = false
    banner.replaceChildren(
      icon(mode.edit ? 'edit' : 'reply'),
      el('div', { class: 'banner-about' }, el('strong', {}, title), el('span', {}, text)),
      iconButton('close', cancelLabel, leaveMode),
    )
    field.focus()
  }

  function leaveMode() {
    if (mode.edit) {
      field.value = ''
      onInput()
    }
    mode = {}
    banner.hidden = true
    send.setAttribute('aria-label', t('send'))
  }

  function startEdit(message) {
    field.value = message.text
    enterMode({ edit: message.message_id }, t('editing'), message.text, t('cancelEdit'))
    onInput()
  }

  function startReply(message, author) {
    enterMode(
      { replyTo: message.message_id },
      t('replying', { name: author }),
      summaryOf(message),
      t('cancelReply'),
    )
  }

  function showKeyboard(shown) {
    keyboardShown = shown
    keyboard.hidden = !shown
    const name = t(shown ? 'hideKeyboard' : 'showKeyboard')
    toggle.setAttribute('aria-label', name)
    toggle.title = name
    toggle.classList.toggle('toggle-on', shown)
  }

  function updateKeyboard(next) {
    const id = next === null ? null : JSON.stringify(next)
    if (id === keyboardId) return
    keyboardId = id
    keyboard.replaceChildren(
      ...(next === null ? [] : [replyKeyboardOf(next, (button) => void handlers.pressKey(button))]),
    )
    toggle.hidden = next === null
    field.placeholder = next?.input_field_placeholder ?? t('message')
    showKeyboard(next !== null)
  }

  return {
    element,
    startEdit,
    startReply,
    focus: () => (instead.hidden ? field : instead).focus({ preventScroll: true }),
    takeText() {
      const text = field.value
      field.value = ''
      onInput()
      return text
    },
    /** @param {{commands: object[], replyKeyboard: object|null, blocked: boolean, empty: boolean}} next */
    update(next) {
      state = next
      const replaced = next.blocked || next.empty
      instead.hidden = !replaced
      instead.textContent = t(next.blocked ? 'unblockBot' : 'start')
      row.hidden = replaced
      menu.hidden = next.commands.length === 0
      updateKeyboard(replaced ? null : next.replyKeyboard)
    },
  }
}
