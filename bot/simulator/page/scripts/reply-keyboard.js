import { el, iconButton } from './dom.js'
import { t } from './i18n.js'

/**
 * The bot's keyboard below the message field, and the button that hides and shows it.
 * @param {(button: object) => void} onPress
 */
export function createReplyKeyboard(onPress) {
  let drawn = 'null'
  const element = el('div', { class: 'keyboard-place' })
  const toggle = iconButton('keyboard', t('hideKeyboard'), () => show(element.hidden), { hidden: true })

  function show(shown) {
    element.hidden = !shown
    const name = t(shown ? 'hideKeyboard' : 'showKeyboard')
    toggle.setAttribute('aria-label', name)
    toggle.title = name
    toggle.classList.toggle('toggle-on', shown)
  }

  return {
    element,
    toggle,
    /** @param {object|null} keyboard Bot API `ReplyKeyboardMarkup`; a new one is shown even if the last was hidden */
    update(keyboard) {
      const signature = JSON.stringify(keyboard)
      if (signature === drawn) return
      drawn = signature
      element.replaceChildren(...(keyboard === null ? [] : [keyboardOf(keyboard, onPress)]))
      toggle.hidden = keyboard === null
      show(keyboard !== null)
    },
  }
}

function keyboardOf(keyboard, onPress) {
  const rows = keyboard.keyboard.map((row) =>
    el('div', { class: 'reply-row' }, ...row.map((entry) => keyOf(entry, onPress))),
  )
  const size = keyboard.resize_keyboard ? '' : ' reply-tall'
  return el('div', { class: `reply-keyboard${size}`, role: 'group', 'aria-label': t('keyboard') }, ...rows)
}

function keyOf(entry, onPress) {
  const button = typeof entry === 'string' ? { text: entry } : entry
  const style = button.style ? ` reply-${button.style}` : ''
  return el(
    'button',
    { type: 'button', class: `reply-button${style}`, onclick: () => onPress(button) },
    button.text,
  )
}
