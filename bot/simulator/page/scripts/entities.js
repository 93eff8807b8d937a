import { el } from './dom.js'
import { t } from './i18n.js'

/**
 * A text with its entities as nodes. Nothing of the text is ever parsed as markup, and only web, mail and
 * phone addresses become links.
 * @param {string} text
 * @param {import('./api.js').Entity[]} [entities] offsets in UTF-16 units, nested or apart
 * @param {(command: string) => void} [onCommand] a tap on a /command
 * @returns {DocumentFragment}
 */
export function richText(text, entities = [], onCommand = undefined) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length)
  return fragmentOf(text, ordered, 0, text.length, onCommand)
}

function fragmentOf(text, entities, from, to, onCommand) {
  const fragment = document.createDocumentFragment()
  let position = from
  let index = 0
  while (index < entities.length) {
    const entity = entities[index]
    const end = Math.min(entity.offset + entity.length, to)
    const inner = []
    index += 1
    while (index < entities.length && entities[index].offset < end) inner.push(entities[index++])
    if (entity.offset > position) fragment.append(text.slice(position, entity.offset))
    const content = fragmentOf(text, inner, entity.offset, end, onCommand)
    fragment.append(wrap(entity, text.slice(entity.offset, end), content, onCommand))
    position = BLOCKS.has(entity.type) && text[end] === '\n' ? Math.min(end + 1, to) : end
  }
  if (position < to) fragment.append(text.slice(position, to))
  return fragment
}

/** What stands on lines of its own: the line break after it is not shown a second time. */
const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote'])

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code' }

function wrap(entity, text, content, onCommand) {
  if (entity.type in TAGS) return el(TAGS[entity.type], {}, content)
  switch (entity.type) {
    case 'pre':
      return el('pre', { 'data-language': entity.language, tabindex: '0' }, el('code', {}, content))
    case 'spoiler':
      return spoiler(content)
    case 'blockquote':
      return el('blockquote', {}, content)
    case 'expandable_blockquote':
      return expandableQuote(content)
    case 'bot_command':
      return onCommand
        ? el('button', { type: 'button', class: 'link-button', onclick: () => onCommand(text) }, content)
        : content
    case 'text_link':
      return link(entity.url, content)
    case 'url':
      return link(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`, content)
    case 'email':
      return link(`mailto:${text}`, content)
    case 'phone_number':
      return link(`tel:${text.replace(/[^+\d]/g, '')}`, content)
    default:
      return content
  }
}

const LINK_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:'])

function link(address, content) {
  if (!isSafeAddress(address)) return content
  return el('a', { href: address, target: '_blank', rel: 'noopener noreferrer', title: address }, content)
}

/** Whether an address may be opened from the page: web, mail and phone only. */
export function isSafeAddress(address) {
  return URL.canParse(address) && LINK_SCHEMES.has(new URL(address).protocol)
}

function spoiler(content) {
  const hidden = el('span', { class: 'spoiler-text', 'aria-hidden': 'true' }, content)
  const reveal = () => {
    hidden.removeAttribute('aria-hidden')
    box.replaceWith(el('span', { class: 'spoiler spoiler-open' }, hidden))
  }
  const box = el(
    'span',
    {
      class: 'spoiler',
      role: 'button',
      tabindex: '0',
      'aria-label': t('showSpoiler'),
      onclick: (event) => {
        event.preventDefault()
        reveal()
      },
      onkeydown: (event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault()
          reveal()
        }
      },
    },
    hidden,
  )
  return box
}

function expandableQuote(content) {
  const body = el('div', { class: 'quote-body' }, content)
  const toggle = el(
    'button',
    {
      type: 'button',
      class: 'quote-toggle link-button',
      'aria-expanded': 'false',
      onclick: () => {
        const open = quote.classList.toggle('quote-open')
        toggle.setAttribute('aria-expanded', String(open))
        toggle.textContent = t(open ? 'collapseQuote' : 'expandQuote')
      },
    },
    t('expandQuote'),
  )
  const quote = el('blockquote', { class: 'quote-expandable' }, body, toggle)
  return quote
}
