import type { Chat, Message, MessageEntity, ReplyKeyboardMarkup, Update, User } from '@grammyjs/types'

/** A person who uses the chat page or is driven by a test; the id is also that of the private chat. */
export interface PersonRecord {
  id: number
  firstName: string
  lastName?: string
  username?: string
  languageCode: string
  guestRole?: string
  phoneNumber: string
}

/** A private chat or a group, with what Telegram's clients keep of it. */
export interface ChatRecord {
  id: number
  type: 'private' | 'supergroup'
  title?: string
  members: number[]
  /** The person has pressed Start at least once; before it the bot may not write. */
  started: boolean
  /** The person blocked the bot, or the bot was removed from or left the group. */
  blocked: boolean
  /** How the bot came to be no longer in the group. */
  gone?: 'left' | 'kicked'
  unread: number
  replyKeyboard?: ReplyKeyboardMarkup & { messageId: number }
  /** The message that asks the person for a reply, until they say something. */
  forceReply?: { messageId: number; input_field_placeholder?: string }
  /** Ids of the pinned messages, the newest pin first. */
  pinned?: number[]
}

/** One message of a chat, as the bot sees it, and what only the simulator knows of it. */
export interface MessageRecord {
  message: Message
  fromBot: boolean
  deleted: boolean
  /** Sent with a reply keyboard: Telegram does not let such messages be edited. */
  withReplyKeyboard?: true
  /** Sent with disable_notification. */
  silent?: true
  /** Emoji by who put it: the bot or the person of that id. */
  reactions?: { bot?: string; people: Record<string, string> }
  /** Chosen options of the message's poll, by who voted. */
  votes?: Record<string, number[]>
}

/** One uploaded file or one size of a photo. */
export interface FileRecord {
  fileId: string
  uniqueId: string
  kind: 'photo' | 'document' | 'voice' | 'audio' | 'video' | 'animation' | 'sticker'
  /** Name of the bytes in the media folder; sizes of one photo share it. */
  bytesKey: string
  path: string
  size: number
  mimeType: string
  name?: string
  width?: number
  height?: number
}

/** An update that waits for the bot; `lane` orders it with others in webhook delivery. */
export interface PendingUpdate {
  update: Update
  lane: string
  expiresAt: number
}

/** A press of an inline button and its answer. */
export interface CallbackRecord {
  id: string
  personId: number
  chatId: number
  messageId: number
  data: string
  pressedAt: number
  answered: boolean
}

/** What setWebhook left. */
export interface WebhookRecord {
  url: string
  secretToken?: string
  maxConnections: number
  ipAddress?: string
  lastErrorDate?: number
  lastErrorMessage?: string
}

/** Text and its entities after parsing. */
export interface FormattedText {
  text: string
  entities: MessageEntity[]
}

/** Bytes that came in a multipart request. */
export interface UploadedFile {
  name: string
  mimeType: string
  bytes: Buffer
}

/** A card «become this person» of the chat page. */
export interface Guest {
  role: string
  title: string | { ru: string; en: string }
  code: string
}

/** A guest's title in a language; whoever does not read Russian gets the English one. */
export const titleOf = ({ title }: Guest, languageCode: string): string =>
  typeof title === 'string' ? title : title[languageCode.startsWith('ru') ? 'ru' : 'en']

/** The part of a logger the simulator needs. */
export interface SimulatorLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
}

/** The Bot API's User of a person. */
export function userOf(person: PersonRecord): User {
  return {
    id: person.id,
    is_bot: false,
    first_name: person.firstName,
    ...(person.lastName === undefined ? {} : { last_name: person.lastName }),
    ...(person.username === undefined ? {} : { username: person.username }),
    language_code: person.languageCode,
  }
}

/** The Bot API's Chat, as it stands in messages. */
export function chatOf(chat: ChatRecord, person: PersonRecord | undefined): Chat {
  if (chat.type === 'supergroup') return { id: chat.id, type: 'supergroup', title: chat.title ?? '' }
  return {
    id: chat.id,
    type: 'private',
    first_name: person?.firstName ?? '',
    ...(person?.lastName === undefined ? {} : { last_name: person.lastName }),
    ...(person?.username === undefined ? {} : { username: person.username }),
  }
}
