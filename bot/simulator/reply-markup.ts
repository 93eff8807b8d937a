import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from '@grammyjs/types'
import { badRequest } from './api-error'
import type { Params } from './params'

/** What `reply_markup` of a call asks for. */
export type Markup =
  | { kind: 'inline'; markup: InlineKeyboardMarkup }
  | { kind: 'keyboard'; markup: ReplyKeyboardMarkup }
  | { kind: 'remove' }
  | { kind: 'force'; placeholder?: string }

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const actions = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
]

/** Reads `reply_markup`, checked as Telegram checks it; undefined when there is none. */
export function readMarkup(params: Params, chatId: number): Markup | undefined {
  const value = params.json('reply_markup', 'reply keyboard markup')
  if (value === undefined) return undefined
  if (!isFields(value)) throw badRequest('object expected as reply markup')
  if ('inline_keyboard' in value) {
    const rows = readRows(value['inline_keyboard'], 'inline_keyboard')
    for (const button of rows.flat()) checkInlineButton(button)
    if (rows.flat().length > 100) throw badRequest('reply markup is too long')
    // Telegram drops empty rows; a keyboard without buttons is none.
    const inline_keyboard = rows.filter((row) => row.length > 0) as InlineKeyboardMarkup['inline_keyboard']
    return { kind: 'inline', markup: { inline_keyboard } }
  }
  if ('keyboard' in value) {
    const rows = readRows(value['keyboard'], 'keyboard')
    for (const button of rows.flat()) checkKeyboardButton(button, chatId)
    const keyboard = rows.filter((row) => row.length > 0)
    readPlaceholder(value)
    return { kind: 'keyboard', markup: { ...value, keyboard } as unknown as ReplyKeyboardMarkup }
  }
  if (value['remove_keyboard'] === true) return { kind: 'remove' }
  if (value['force_reply'] === true) {
    const placeholder = readPlaceholder(value)
    return { kind: 'force', ...(placeholder === undefined ? {} : { placeholder }) }
  }
  return undefined
}

/** `input_field_placeholder`; Telegram documents 64 signs but not the words of its refusal. */
function readPlaceholder(markup: Fields): string | undefined {
  const placeholder = markup['input_field_placeholder']
  if (typeof placeholder !== 'string' || placeholder === '') return undefined
  if (placeholder.length > 64) throw badRequest('input field placeholder is too long')
  return placeholder
}

/** The inline keyboard of an edit; another keyboard is refused. */
export function readInlineMarkup(params: Params, chatId: number): InlineKeyboardMarkup | undefined {
  const markup = readMarkup(params, chatId)
  if (markup === undefined) return undefined
  if (markup.kind !== 'inline') throw badRequest('inline keyboard expected')
  return markup.markup.inline_keyboard.length === 0 ? undefined : markup.markup
}

function readRows(value: unknown, field: string): unknown[][] {
  if (!Array.isArray(value) || !value.every((row): row is unknown[] => Array.isArray(row))) {
    throw badRequest(`field "${field}" must be an Array of Arrays`)
  }
  return value
}

function checkInlineButton(button: unknown): void {
  const refuse = (detail: string): Error => badRequest(`can't parse inline keyboard button: ${detail}`)
  if (!isFields(button)) throw refuse('InlineKeyboardButton must be an Object')
  if (typeof button['text'] !== 'string') throw refuse('Can\'t find field "text"')
  if (button['text'].trim() === '') throw badRequest('inline keyboard button text must be non-empty')
  checkStyle(button)
  const used = actions.filter((action) => button[action] !== undefined && button[action] !== '')
  if (used.length === 0) throw refuse('Text buttons are unallowed in the inline keyboard')
  if (typeof button['url'] === 'string') checkUrl(button['url'])
  const data = button['callback_data']
  if (data !== undefined && typeof data !== 'string') {
    throw refuse('Field "callback_data" must be of type String')
  }
  if (typeof data === 'string' && Buffer.byteLength(data) > 64) throw badRequest('BUTTON_DATA_INVALID')
  const copied = button['copy_text']
  if (copied !== undefined) checkCopyText(copied)
}

function checkCopyText(copied: unknown): void {
  const text = isFields(copied) ? copied['text'] : undefined
  if (typeof text !== 'string' || text === '' || text.length > 256) {
    throw badRequest('BUTTON_COPY_TEXT_INVALID')
  }
}

function checkUrl(url: string): void {
  if (/^tg:\/\//i.test(url)) return
  const full = /^[a-z]+:\/\//i.test(url) ? url : `http://${url}`
  const valid = URL.canParse(full) && /\./.test(new URL(full).hostname)
  // Telegram refuses names without a dot, so also localhost.
  if (!valid) throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`)
}

function checkStyle(button: Fields): void {
  const style = button['style']
  if (style === undefined) return
  if (
    typeof style !== 'string' ||
    !['', 'default', 'primary', 'danger', 'success'].includes(style.toLowerCase())
  ) {
    throw badRequest("can't parse inline keyboard button: invalid button style specified")
  }
}

const emptyButton = 'keyboard button text must be non-empty'

const requests: [string, string][] = [
  ['request_contact', 'phone number'],
  ['request_location', 'location'],
  ['request_poll', 'poll'],
]

function checkKeyboardButton(button: unknown, chatId: number): void {
  if (typeof button === 'string') {
    if (button.trim() === '') throw badRequest(emptyButton)
    return
  }
  if (!isFields(button)) {
    throw badRequest("can't parse keyboard button: KeyboardButton must be a String or an Object")
  }
  if (typeof button['text'] !== 'string') {
    throw badRequest('can\'t parse keyboard button: Can\'t find field "text"')
  }
  if (button['text'].trim() === '') throw badRequest(emptyButton)
  for (const [field, what] of requests) {
    if (button[field] !== undefined && button[field] !== false && chatId < 0) {
      throw badRequest(`${what} can be requested in private chats only`)
    }
  }
  checkStyle(button)
}
