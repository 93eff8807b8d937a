import { el } from './dom.js'
import { t } from './i18n.js'

/**
 * The bot's keyboard below the message field.
 * @param {object} keyboard Bot API `ReplyKeyboardMarkup`
 * @param {(button: object) => void} onPress
 */
export function replyKeyboardOf(keyboard, onPress) {
  const rows = keyboard.keyboard.map((row) =>
    el(
      'div',
      { class: 'reply-row' },
      ...row.map((entry) => {
        const button = typeof entry === 'string' ? { text: entry } : entry
        const style = button.style ? ` reply-${button.style}` : ''
        return el(
          'button',
          { type: 'button', class: `reply-button${style}`, onclick: () => onPress(button) },
          button.text,
        )
      }),
    ),
  )
  return el(
    'div',
    {
      class: keyboard.resize_keyboard ? 'reply-keyboard' : 'reply-keyboard reply-tall',
      role: 'group',
      'aria-label': t('keyboard'),
    },
    ...rows,
  )
}
