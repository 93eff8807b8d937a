import { el } from './dom.js'
import { t } from './i18n.js'
import { sizeText } from './media.js'
import { openDialog } from './overlays.js'

/**
 * Shows what is about to be sent and asks how.
 * @param {File[]} files
 * @param {string} text what stands in the message field; becomes the first caption
 * @returns {Promise<Array<{file: File, as: string, caption: string}>|null>} null: cancelled
 */
export async function askHowToSend(files, text) {
  const ways = waysToSend(files)
  const caption = el('input', {
    class: 'field',
    value: text,
    placeholder: t('caption'),
    'aria-label': t('caption'),
  })
  const way = el(
    'select',
    { class: 'field field-select' },
    ...ways.map((as) => el('option', { value: as }, t(WAYS[as]))),
  )
  const addresses = []
  const answer = await openDialog({ title: t('sendFileTitle'), class: 'dialog-files' }, (close) => [
    el('div', { class: 'outgoing' }, ...files.map((file) => preview(file, addresses))),
    ways.length > 1 ? el('label', { class: 'check' }, t('sendAs'), way) : null,
    el(
      'form',
      {
        class: 'dialog-form',
        onsubmit: (event) => {
          event.preventDefault()
          close('send')
        },
      },
      caption,
      el(
        'div',
        { class: 'dialog-buttons' },
        el('button', { type: 'button', class: 'button', onclick: () => close() }, t('cancel')),
        el('button', { type: 'submit', class: 'button button-main' }, t('send')),
      ),
    ),
  ])
  addresses.forEach((address) => URL.revokeObjectURL(address))
  if (answer !== 'send') return null
  return files.map((file, index) => ({
    file,
    as: way.value,
    caption: index === 0 ? caption.value.trim() : '',
  }))
}

const WAYS = {
  photo: 'sendAsPhoto',
  sticker: 'sticker',
  audio: 'sendAsAudio',
  voice: 'voice',
  video: 'video',
  document: 'sendAsFile',
}

/** What files of one kind can be sent as, the usual first. */
function waysToSend(files) {
  const all = (type) => files.every((file) => file.type.startsWith(type))
  if (all('image/webp')) return ['photo', 'sticker', 'document']
  if (all('image/')) return ['photo', 'document']
  if (all('audio/')) return ['audio', 'voice', 'document']
  if (all('video/')) return ['video', 'document']
  return ['document']
}

function preview(file, addresses) {
  if (file.type.startsWith('image/')) {
    const address = URL.createObjectURL(file)
    addresses.push(address)
    return el('img', { src: address, alt: file.name })
  }
  return el('p', { class: 'outgoing-file' }, el('span', {}, file.name), el('small', {}, sizeText(file.size)))
}

/**
 * Takes files that are pasted or dropped into an element; while something is held over it, it is marked.
 * @param {HTMLElement} element
 * @param {(files: File[]) => void} onFiles
 */
export function acceptFiles(element, onFiles) {
  const hasFiles = (event) => event.dataTransfer?.types.includes('Files')
  element.addEventListener('paste', (event) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    onFiles(files)
  })
  element.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    element.classList.add('dropping')
  })
  element.addEventListener('dragleave', (event) => {
    if (!element.contains(event.relatedTarget)) element.classList.remove('dropping')
  })
  element.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    element.classList.remove('dropping')
    onFiles([...event.dataTransfer.files])
  })
}
