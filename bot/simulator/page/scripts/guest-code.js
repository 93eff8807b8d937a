import { qrUrl } from './api.js'
import { el, icon } from './dom.js'
import { t } from './i18n.js'
import { copyText, openDialog } from './overlays.js'

/** The address that opens this page with a code. */
const linkOf = (code) => `${location.origin}${location.pathname}?start=${encodeURIComponent(code)}`

/** Shows the code of a guest: to scan, to follow and to copy. */
export function showGuestCode({ title, code }) {
  const link = linkOf(code)
  return openDialog({ title: t('qrTitle', { name: title }), class: 'dialog-code' }, (close) => [
    el('img', { class: 'qr', src: qrUrl(link), alt: t('qrAlt'), width: '240', height: '240' }),
    el('p', { class: 'guest-code' }, code),
    el('p', { class: 'dialog-note' }, t('qrText')),
    el('a', { class: 'guest-link', href: link, target: '_blank', rel: 'noopener' }, link),
    el(
      'div',
      { class: 'dialog-buttons' },
      el(
        'button',
        { type: 'button', class: 'button', onclick: () => void copyText(link), 'aria-label': t('copyLink') },
        icon('copy'),
        t('link'),
      ),
      el(
        'button',
        {
          type: 'button',
          class: 'button',
          autofocus: true,
          onclick: () => void copyText(code),
          'aria-label': t('copyCode'),
        },
        icon('copy'),
        t('code'),
      ),
      el('button', { type: 'button', class: 'button button-main', onclick: () => close() }, t('close')),
    ),
  ])
}
