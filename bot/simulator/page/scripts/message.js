import { el, icon, iconButton } from './dom.js'
import { richText } from './entities.js'
import { t } from './i18n.js'
import { inlineKeyboard } from './inline-keyboard.js'
import { albumOf, mediaOf } from './media.js'
import { pollOf } from './poll.js'
import { timeText } from './time.js'

/** A line that says in words what a message is: for previews, quotes and the chat list. */
export function summaryOf(message) {
  const text = message.text ?? message.caption
  if (text) return text
  if (message.document) return message.document.file_name ?? t('document')
  if (message.poll) return `${t('poll')}: ${message.poll.question}`
  const kind = ['photo', 'video', 'voice', 'audio', 'contact', 'sticker', 'location'].find(
    (name) => message[name],
  )
  return t(kind ?? 'unsupported')
}

/**
 * One bubble: a message, or the messages of an album.
 * @param {import('./api.js').Message[]} messages of one album, or a single one
 * @param {object} context
 * @param {(message: object) => string} context.authorOf
 * @param {(message: object) => boolean} context.isOwn whether the page's person wrote it
 * @param {boolean} context.inGroup
 * @param {boolean} context.answered the bot has written since
 * @param {(messageId: number, data: string) => Promise<object>} context.press
 * @param {(messageId: number, options: number[]) => void} context.vote
 * @param {number[]} context.chosen what the person chose in this poll
 * @param {(address: string) => string|null} context.localLink
 * @param {(text: string) => void} context.say
 * @param {(message: object, emoji: string|null) => void} context.react
 * @param {(message: object) => string|undefined} context.reactionTo what the page's person put to it
 * @param {(anchor: HTMLElement, message: object) => void} context.openActions
 * @param {(messageId: number) => void} context.showMessage
 */
export function bubbleOf(messages, context) {
  const [first] = messages
  const last = messages.at(-1)
  const captioned = messages.find((message) => message.caption) ?? first
  const own = context.isOwn(first)
  const author = context.authorOf(first)
  const media = messages.length > 1 ? albumOf(messages) : mediaOf(first)
  const text = textOf(captioned, context)
  const poll =
    first.poll &&
    pollOf(first.poll, {
      chosen: context.chosen,
      onVote: (options) => context.vote(first.message_id, options),
    })
  const meta = metaOf(last, own, context.answered)
  const actions = iconButton(
    'more',
    t('actions'),
    (event) => context.openActions(event.currentTarget, captioned),
    {
      class: 'message-actions',
      'aria-haspopup': 'menu',
    },
  )
  if (text) text.append(meta)
  const rows = last.reply_markup?.inline_keyboard
  const bubble = el(
    'div',
    { class: bubbleClass(first, Boolean(text)) },
    context.inGroup && !own ? el('p', { class: 'author' }, author) : null,
    forwardOf(first),
    quoteOf(first, context),
    media,
    poll,
    text ?? (media || poll ? null : el('p', { class: 'text text-unsupported' }, t('unsupported'))),
    reactionsOf(first, context),
    text ? null : meta,
  )
  return el(
    'article',
    {
      class: own ? 'message message-out' : 'message message-in',
      'data-message': last.message_id,
      'aria-label': `${author}, ${timeText(first.date)}`,
      oncontextmenu: (event) => {
        if (event.target.closest('a, img') || String(getSelection()) !== '') return
        event.preventDefault()
        context.openActions(actions, captioned)
      },
    },
    el('div', { class: 'bubble-line' }, bubble, actions),
    rows?.length
      ? inlineKeyboard(rows, (data) => context.press(last.message_id, data), context.localLink)
      : null,
  )
}

function bubbleClass(message, hasText) {
  const visual = message.photo || message.video
  return ['bubble', visual && 'bubble-visual', visual && !hasText && 'bubble-bare'].filter(Boolean).join(' ')
}

function textOf(message, context) {
  const text = message.text ?? message.caption
  if (!text) return null
  const entities = message.text ? message.entities : message.caption_entities
  return el('div', { class: 'text' }, richText(text, entities, context.say))
}

function metaOf(message, own, answered) {
  const mark = answered ? 'checks' : 'check'
  return el(
    'span',
    { class: 'meta' },
    message.edit_date ? el('span', { class: 'meta-edited' }, t('edited')) : null,
    el('time', { datetime: new Date(message.date * 1000).toISOString() }, timeText(message.date)),
    !own ? null : el('span', { role: 'img', 'aria-label': t(answered ? 'answered' : 'sent') }, icon(mark)),
  )
}

/** The signs put to a message with how many put them; a press puts or takes away one's own. */
function reactionsOf(message, { react, reactionTo }) {
  const { reactions = [] } = message
  if (reactions.length === 0) return null
  const mine = reactionTo(message)
  const counts = new Map()
  for (const { emoji } of reactions) counts.set(emoji, (counts.get(emoji) ?? 0) + 1)
  const sign = ([emoji, count]) =>
    el(
      'button',
      {
        type: 'button',
        'aria-pressed': String(emoji === mine),
        'aria-label': t('reactionCount', { emoji, n: count }),
        onclick: () => react(message, emoji === mine ? null : emoji),
      },
      `${emoji}\ufe0f${count > 1 ? ` ${count}` : ''}`,
    )
  return el('div', { class: 'reactions' }, ...[...counts].map(sign))
}

function forwardOf({ forward_origin: origin }) {
  if (!origin) return null
  const user = origin.sender_user
  const name = user?.first_name ?? origin.sender_user_name ?? origin.chat?.title ?? origin.sender_chat?.title
  return el('p', { class: 'forwarded' }, name ? t('forwardedFrom', { name }) : t('forwarded'))
}

function quoteOf({ reply_to_message: original }, context) {
  if (!original) return null
  const author = context.authorOf({ ...original, fromBot: original.from?.is_bot })
  return el(
    'button',
    { type: 'button', class: 'reply-quote', onclick: () => context.showMessage(original.message_id) },
    el('strong', {}, author),
    el('span', {}, summaryOf(original)),
  )
}
