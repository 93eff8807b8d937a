import { fileUrl } from './api.js'
import { el, icon } from './dom.js'
import { t } from './i18n.js'
import { showPhoto } from './overlays.js'

const LARGEST_PREVIEW = 800
const TALLEST_PX = 420

/** «14 КБ» */
export function sizeText(bytes) {
  if (bytes < 1024) return t('bytes', { n: bytes })
  if (bytes < 1024 * 1024) return t('kilobytes', { n: Math.round(bytes / 1024) })
  return t('megabytes', { n: (bytes / 1024 / 1024).toFixed(1) })
}

/** The photo, file, recording, contact or place of a message; null if it has none. */
export function mediaOf(message) {
  if (message.photo) return photo(message)
  const file = message.document ?? message.audio
  if (file) return documentLink(file)
  if (message.voice) return recording('audio', 'voice', message.voice)
  if (message.video) return recording('video', 'video', message.video)
  if (message.contact) return contact(message.contact)
  if (message.location) return place(message)
  if (message.sticker) return sticker(message.sticker)
  return null
}

/** Several messages of one album: photos as a grid, files as a list. */
export function albumOf(messages) {
  const size = Math.min(messages.length, 5)
  const files = messages.every((message) => message.document)
  return el('div', { class: files ? 'album-files' : `album album-${size}` }, ...messages.map(mediaOf))
}

function photo(message) {
  const sizes = [...message.photo].sort((a, b) => a.width - b.width)
  const large = sizes.at(-1)
  const shown = sizes.find((size) => size.width >= LARGEST_PREVIEW) ?? large
  const caption = message.caption ?? ''
  const image = el('img', {
    src: fileUrl(shown.file_id),
    alt: caption || t('photo'),
    width: shown.width,
    height: shown.height,
    loading: 'lazy',
  })
  const button = el(
    'button',
    {
      type: 'button',
      class: message.has_media_spoiler ? 'photo photo-spoiler' : 'photo',
      'aria-label': t('openPhoto'),
      onclick: (event) => {
        if (event.currentTarget.classList.contains('photo-spoiler')) {
          event.currentTarget.classList.remove('photo-spoiler')
        } else void showPhoto(fileUrl(large.file_id), caption)
      },
    },
    image,
  )
  button.style.setProperty('--width', `${Math.min(shown.width, (TALLEST_PX * shown.width) / shown.height)}px`)
  return button
}

function documentLink(file) {
  const name = file.file_name ?? t('document')
  const size = sizeText(file.file_size ?? 0)
  return el(
    'a',
    {
      class: 'document',
      href: fileUrl(file.file_id, true),
      download: name,
      'aria-label': t('downloadFile', { name, size }),
    },
    el('span', { class: 'document-icon' }, icon('file')),
    el(
      'span',
      { class: 'document-about' },
      el('span', { class: 'document-name' }, name),
      el('span', { class: 'document-size' }, size),
    ),
  )
}

function sticker({ file_id: fileId, emoji, is_animated: moves, is_video: films }) {
  if (moves || films) return el('p', { class: 'sticker' }, emoji ?? t('sticker'))
  return el('img', { class: 'sticker-image', src: fileUrl(fileId), alt: emoji ?? t('sticker') })
}

function recording(tag, name, file) {
  return el(tag, {
    class: name,
    controls: true,
    preload: 'metadata',
    src: fileUrl(file.file_id),
    'aria-label': t(name),
  })
}

function contact({ first_name: firstName, last_name: lastName, phone_number: phone }) {
  return el(
    'div',
    { class: 'document' },
    el('span', { class: 'document-icon' }, icon('phone')),
    el(
      'span',
      { class: 'document-about' },
      el('span', { class: 'document-name' }, [firstName, lastName].filter(Boolean).join(' ')),
      el('span', { class: 'document-size' }, phone.startsWith('+') ? phone : `+${phone}`),
    ),
  )
}

function place({ venue, location }) {
  const coordinates = `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`
  return el(
    'div',
    { class: 'document-about' },
    el('span', { class: 'document-name' }, venue?.title ?? t('location')),
    el('span', { class: 'document-size' }, venue?.address ?? coordinates),
  )
}
