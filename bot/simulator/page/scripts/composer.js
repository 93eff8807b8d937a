import { createCommandList } from './command-list.js'
import { createComposerMode } from './composer-mode.js'
import { el, icon, iconButton } from './dom.js'
import { t } from './i18n.js'
import { createReplyKeyboard } from './reply-keyboard.js'

/**
 * The bottom of a chat: the message field with its buttons, the bot's keyboard and commands.
 * @param {object} handlers
 * @param {(text: string, mode: {edit?: number, replyTo?: number}) => Promise<void>} handlers.send rejects if not sent
 * @param {(button: object) => void} handlers.pressKey a button of the reply keyboard
 * @param {(files: File[]) => void} handlers.attach
 * @param {() => void} handlers.start
 * @param {() => void} handlers.unblock
 * @param {() => object|undefined} handlers.lastOwn the person's last message that has a text
 */
export function createComposer(handlers) {
  let state = { commands: [], replyKeyboard: null, blocked: false, empty: false }
  const field = el('textarea', {
    class: 'composer-field',
    rows: '1',
    'aria-label': t('message'),
    placeholder: t('message'),
    enterkeyhint: 'send',
    autocomplete: 'off',
    oninput: onInput,
    onkeydown: onKey,
    onblur: () => commands.hide(),
  })
  const commands = createCommandList((command) => void submit(command))
  const mode = createComposerMode(leaveMode)
  const keyboard = createReplyKeyboard(handlers.pressKey)
  const files = el('input', { type: 'file', multiple: true, hidden: true, onchange: takeFiles })
  const menu = el(
    'button',
    {
      type: 'button',
      class: 'menu-button',
      'aria-label': t('botMenu'),
      'aria-haspopup': 'listbox',
      // The field keeps the focus, so that a second press closes the list instead of opening it again.
      onmousedown: (event) => event.preventDefault(),
      onclick: toggleMenu,
    },
    icon('menu'),
    el('span', {}, t('menu')),
  )
  const attach = iconButton('attach', t('attach'), () => files.click())
  const send = iconButton('send', t('send'), () => void submit(field.value), {
    class: 'send-button',
    disabled: true,
  })
  const row = el('div', { class: 'composer-row' }, menu, attach, files, field, keyboard.toggle, send)
  const instead = el('button', {
    type: 'button',
    class: 'button button-main composer-instead',
    hidden: true,
    onclick: () => (state.blocked ? handlers.unblock() : handlers.start()),
  })
  const element = el(
    'div',
    { class: 'composer' },
    commands.element,
    mode.element,
    row,
    instead,
    keyboard.element,
  )
  field.setAttribute('aria-controls', commands.element.id)

  function setText(text) {
    field.value = text
    onInput()
  }

  function onInput() {
    field.style.height = 'auto'
    field.style.height = `${field.scrollHeight}px`
    send.disabled = field.value.trim() === ''
    if (/^\/\w*$/.test(field.value)) commands.show(state.commands, field.value)
    else commands.hide()
    markActive()
  }

  function markActive() {
    const id = commands.activeId()
    if (id === null) field.removeAttribute('aria-activedescendant')
    else field.setAttribute('aria-activedescendant', id)
  }

  function onKey(event) {
    if (event.isComposing) return
    const own = event.key === 'ArrowUp' && field.value === '' ? handlers.lastOwn() : undefined
    if (commands.takeKey(event.key)) markActive()
    else if (event.key === 'Enter' && !event.shiftKey) void submit(field.value)
    else if (event.key === 'Escape' && Object.keys(mode.current()).length > 0) leaveMode()
    else if (own) startEdit(own)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** The text stays in the field until it is sent, so that nothing typed is ever lost. */
  async function submit(text) {
    const body = text.trim()
    if (body === '' || send.getAttribute('aria-busy') === 'true') return
    send.setAttribute('aria-busy', 'true')
    try {
      await handlers.send(body, mode.current())
      leaveMode()
      setText('')
    } catch {
      setText(text)
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
    }
    markActive()
  }

  function startEdit(message) {
    mode.edit(message)
    send.setAttribute('aria-label', t('save'))
    setText(message.text)
    field.focus()
  }

  function leaveMode() {
    if (mode.current().edit) setText('')
    mode.clear()
    send.setAttribute('aria-label', t('send'))
  }

  return {
    element,
    startEdit,
    startReply(message, author) {
      leaveMode()
      mode.reply(message, author)
      field.focus()
    },
    focus: () => (instead.hidden ? field : instead).focus({ preventScroll: true }),
    text: () => field.value,
    clear: () => setText(''),
    /** @param {{commands: object[], replyKeyboard: object|null, blocked: boolean, empty: boolean}} next */
    update(next) {
      state = next
      const replaced = next.blocked || next.empty
      instead.hidden = !replaced
      instead.textContent = t(next.blocked ? 'unblockBot' : 'start')
      row.hidden = replaced
      menu.hidden = next.commands.length === 0
      field.placeholder = next.replyKeyboard?.input_field_placeholder ?? t('message')
      keyboard.update(replaced ? null : next.replyKeyboard)
    },
  }
}
