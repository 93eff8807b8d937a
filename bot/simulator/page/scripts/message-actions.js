import { t } from './i18n.js'
import { copyText } from './overlays.js'

/**
 * What can be done with a message, as items of a menu.
 * @param {import('./api.js').Message} message
 * @param {Record<'reply'|'edit'|'forward'|'remove', (message: object) => void>} handlers
 */
export function messageActions(message, { reply, edit, forward, remove }) {
  const text = message.text ?? message.caption
  const own = !message.fromBot
  return [
    { icon: 'reply', label: t('reply'), run: () => reply(message) },
    text && { icon: 'copy', label: t('copyText'), run: () => void copyText(text) },
    own &&
      message.text &&
      !message.forward_origin && { icon: 'edit', label: t('edit'), run: () => edit(message) },
    !message.has_protected_content && { icon: 'forward', label: t('forward'), run: () => forward(message) },
    own && { icon: 'close', label: t('remove'), danger: true, run: () => remove(message) },
  ].filter(Boolean)
}
