import { el, icon, iconButton } from './dom.js'
import { t } from './i18n.js'
import { summaryOf } from './message.js'

/**
 * What the next message is: a new one, a reply, or a change of an earlier one; shown above the field.
 * @param {() => void} onLeave the person gave the mode up
 */
export function createComposerMode(onLeave) {
  let mode = {}
  const element = el('div', { class: 'composer-banner', hidden: true })

  function enter(next, sign, title, text, cancelLabel) {
    mode = next
    element.hidden = false
    element.replaceChildren(
      icon(sign),
      el('div', { class: 'banner-about' }, el('strong', {}, title), el('span', {}, text)),
      iconButton('close', cancelLabel, onLeave),
    )
  }

  return {
    element,
    /** @returns {{edit?: number, replyTo?: number}} */
    current: () => mode,
    edit: (message) =>
      enter({ edit: message.message_id }, 'edit', t('editing'), message.text, t('cancelEdit')),
    reply: (message, author) =>
      enter(
        { replyTo: message.message_id },
        'reply',
        t('replying', { name: author }),
        summaryOf(message),
        t('cancelReply'),
      ),
    clear() {
      mode = {}
      element.hidden = true
    },
  }
}
