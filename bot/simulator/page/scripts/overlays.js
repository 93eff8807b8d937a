import { el, iconButton } from './dom.js'
import { t } from './i18n.js'

const TOAST_MS = 4500

const toasts = el('div', { class: 'toasts', role: 'status' })
document.body.append(toasts)

/** Shows a passing note; long ones stay longer, a repeated one takes the place of the first. */
export function showToast(text) {
  for (const earlier of [...toasts.children]) if (earlier.textContent === text) earlier.remove()
  const toast = el('div', { class: 'toast' }, text)
  toasts.append(toast)
  setTimeout(() => toast.remove(), TOAST_MS + text.length * 30)
}

/**
 * Opens a modal dialog; Esc and a click outside close it. The value is that of the closing button, or ''.
 * @param {{title?: string, label?: string, class?: string}} options
 * @param {(close: (value?: string) => void) => Array<Node|null>} build the dialog's content
 * @returns {Promise<string>}
 */
export function openDialog({ title, label, class: extra = '' }, build) {
  return new Promise((resolve) => {
    const heading = title ? el('h2', { class: 'dialog-title' }, title) : null
    const dialog = el('dialog', { class: `dialog ${extra}`, 'aria-label': label ?? title })
    dialog.append(...[heading, ...build((value = '') => dialog.close(value))].filter(Boolean))
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close('')
    })
    dialog.addEventListener('keydown', (event) => event.stopPropagation())
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue)
    })
    document.body.append(dialog)
    dialog.showModal()
  })
}

/** A message that must be acknowledged, as an alert of a button's answer. */
export function showAlert(text) {
  return openDialog({ label: text, class: 'dialog-small' }, (close) => [
    el('p', { class: 'dialog-text' }, text),
    el(
      'div',
      { class: 'dialog-buttons' },
      el(
        'button',
        { type: 'button', class: 'button button-main', autofocus: true, onclick: () => close() },
        t('ok'),
      ),
    ),
  ])
}

/** Asks a question; true if the person agreed. */
export async function confirmDialog({ title, text, action }) {
  const answer = await openDialog({ title, class: 'dialog-small' }, (close) => [
    el('p', { class: 'dialog-text' }, text),
    el(
      'div',
      { class: 'dialog-buttons' },
      el('button', { type: 'button', class: 'button', onclick: () => close() }, t('cancel')),
      el(
        'button',
        { type: 'button', class: 'button button-main', autofocus: true, onclick: () => close('yes') },
        action,
      ),
    ),
  ])
  return answer === 'yes'
}

/** Shows a photo over the whole page. */
export function showPhoto(address, caption) {
  return openDialog({ label: t('photo'), class: 'lightbox' }, (close) => [
    el('img', { src: address, alt: caption || t('photo'), onclick: () => close() }),
    caption ? el('p', { class: 'lightbox-caption' }, caption) : null,
    iconButton('close', t('close'), () => close(), { class: 'lightbox-close' }),
  ])
}

/** Copies a text and says so; a browser that refuses gets the text shown instead. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text)
    showToast(t('copied', { text }))
  } catch {
    await showAlert(t('copyFailed', { text }))
  }
}

/** The refusals a person can meet; the server's own sentence is English and for developers. */
const REASONS = {
  offline: 'failedOffline',
  blocked: 'failedBlocked',
  protected: 'failedProtected',
  closed: 'pollClosed',
  'no-button': 'failedStale',
  'no-message': 'failedGone',
  'no-person': 'failedNoPerson',
  'bad-file': 'failedFile',
  'long-text': 'failedLong',
}

/** Says why an action did not work; for use as the `catch` of a promise. */
export function showFailure(error) {
  const key = REASONS[error.code]
  showToast(t('failed', { reason: key ? t(key) : error.message || t('failedUnknown') }))
}
