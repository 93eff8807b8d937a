import { t } from './i18n.js'
import { copyText } from './overlays.js'

const REACTIONS = ['👍', '❤', '🔥', '👏', '😁', '🤔', '🙏']

/**
 * What can be done with a message, as items of a menu.
 * @param {import('./api.js').Message} message
 * @param {{own: boolean, reaction?: string}} state whose it is and what this person has put to it
 * @param {Record<'reply'|'edit'|'forward'|'remove'|'showCalls', (message: object) => void>
 *   & {react: (message: object, emoji: string|null) => void}} handlers
 */
export function messageActions(message, { own, reaction }, handlers) {
  const { reply, edit, forward, remove, react, showCalls } = handlers
  const text = message.text ?? message.caption
  return [
    ...REACTIONS.map((sign) => ({
      // The selector asks for the coloured sign.
      sign: `${sign}\ufe0f`,
      label: t('reactWith', { emoji: sign }),
      chosen: sign === reaction,
      run: () => react(message, sign === reaction ? null : sign),
    })),
    { icon: 'reply', label: t('reply'), run: () => reply(message) },
    text && { icon: 'copy', label: t('copyText'), run: () => void copyText(text) },
    own &&
      message.text &&
      !message.forward_origin && { icon: 'edit', label: t('edit'), run: () => edit(message) },
    !message.has_protected_content && { icon: 'forward', label: t('forward'), run: () => forward(message) },
    message.fromBot && { icon: 'code', label: t('showItsCalls'), run: () => showCalls(message) },
    own && { icon: 'close', label: t('remove'), danger: true, run: () => remove(message) },
  ].filter(Boolean)
}
