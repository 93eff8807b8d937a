import { el, icon } from './dom.js'
import { isSafeAddress } from './entities.js'
import { t } from './i18n.js'
import { copyText, showAlert, showFailure, showToast } from './overlays.js'

const STYLES = new Set(['primary', 'success', 'danger'])

/**
 * The buttons under a message.
 * @param {object[][]} rows Bot API `inline_keyboard`
 * @param {(data: string) => Promise<{answer: {text?: string, alert: boolean, url?: string}|null}>} press
 * @param {(address: string) => string|null} localLink where on this page an address of the bot leads
 */
export function inlineKeyboard(rows, press, localLink) {
  return el(
    'div',
    { class: 'inline-keyboard', role: 'group' },
    ...rows.map((row) =>
      el('div', { class: 'inline-row' }, ...row.map((button) => buttonOf(button, press, localLink))),
    ),
  )
}

function buttonOf(button, press, localLink) {
  const style = STYLES.has(button.style) ? `inline-${button.style}` : ''
  const address = button.url ?? button.web_app?.url ?? button.login_url?.url
  const local = address === undefined ? null : localLink(address)
  if (local !== null) {
    return el('a', { class: `inline-button ${style}`, href: local }, label(button.text))
  }
  if (address !== undefined && isSafeAddress(address)) return linkButton(button.text, address, style)
  const element = el('button', { type: 'button', class: `inline-button ${style}` }, label(button.text))
  if (button.copy_text) element.append(corner('copy'))
  element.addEventListener('click', () => {
    if (button.callback_data !== undefined) void pressAndShow(element, button, press)
    else if (button.copy_text) void copyText(button.copy_text.text)
    else showToast(t('buttonUnsupported'))
  })
  return element
}

const label = (text) => el('span', { class: 'inline-label' }, text)
const corner = (name) => el('span', { class: 'inline-corner' }, icon(name))

function linkButton(text, address, style) {
  return el(
    'a',
    {
      class: `inline-button ${style}`,
      href: address,
      target: '_blank',
      rel: 'noopener noreferrer',
      title: address,
      'aria-label': t('opensTab', { text }),
    },
    label(text),
    corner('external'),
  )
}

async function pressAndShow(element, button, press) {
  if (element.getAttribute('aria-busy') === 'true') return
  element.setAttribute('aria-busy', 'true')
  element.setAttribute('aria-description', t('waiting', { text: button.text }))
  try {
    const { answer } = await press(button.callback_data)
    if (answer === null) showToast(t('noAnswer'))
    else if (answer.url !== undefined && isSafeAddress(answer.url))
      window.open(answer.url, '_blank', 'noopener')
    else if (answer.text && answer.alert) void showAlert(answer.text)
    else if (answer.text) showToast(answer.text)
  } catch (error) {
    showFailure(error)
  } finally {
    element.removeAttribute('aria-busy')
    element.removeAttribute('aria-description')
  }
}
