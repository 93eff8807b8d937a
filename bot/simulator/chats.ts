import type { Chat, Message, User } from '@grammyjs/types'
import type { SimulatorClock } from './simulator-clock'
import type { Counters } from './counters'
import type { EventStream } from './event-stream'
import { chatOf, type ChatRecord, type MessageRecord, type PersonRecord } from './records'
import type { Store, Table } from './store'

const keptPerChat = 1000

/** People, chats and their messages. */
export class Chats {
  private readonly people: Table<PersonRecord>
  private readonly chats: Table<ChatRecord>
  private readonly messages: Table<MessageRecord>
  private readonly histories = new Map<number, MessageRecord[]>()

  constructor(
    store: Store,
    private readonly counters: Counters,
    private readonly clock: SimulatorClock,
    private readonly events: EventStream,
  ) {
    this.people = store.table('person')
    this.chats = store.table('chat')
    this.messages = store.table('message')
    for (const record of this.messages.values()) this.history(record.message.chat.id).push(record)
  }

  person(id: number): PersonRecord | undefined {
    return this.people.get(id)
  }

  allPeople(): PersonRecord[] {
    return [...this.people.values()]
  }

  savePerson(person: PersonRecord): void {
    this.people.set(person.id, person)
    this.tellOfPerson(person.id)
  }

  /** Tells the page that a person, or what their chat shows in the list, has changed. */
  tellOfPerson(id: number): void {
    const person = this.person(id)
    if (person === undefined) return
    this.events.emit(() => ({ type: 'person', personId: id, chatId: id, person: this.summary(person) }))
  }

  /** A person with what the list of chats shows. */
  summary(person: PersonRecord): PersonSummary {
    const chat = this.chat(person.id)
    const { phoneNumber: _phone, ...shown } = person
    const last = this.history(person.id).findLast((record) => !record.deleted)
    return {
      ...shown,
      blocked: chat?.blocked ?? false,
      unread: chat?.unread ?? 0,
      ...(last === undefined ? {} : { lastMessage: preview(last) }),
    }
  }

  chat(id: number): ChatRecord | undefined {
    return this.chats.get(id)
  }

  groups(): ChatRecord[] {
    return [...this.chats.values()].filter((chat) => chat.type !== 'private')
  }

  /** Writes a changed or new chat down. */
  saveChat(chat: ChatRecord): void {
    this.chats.set(chat.id, chat)
  }

  /** The Bot API's Chat of a chat. */
  apiChat(chat: ChatRecord): Chat {
    return chatOf(chat, this.person(chat.id))
  }

  /** The messages of a chat, oldest first, the deleted ones too. */
  history(chatId: number): MessageRecord[] {
    let history = this.histories.get(chatId)
    if (history === undefined) this.histories.set(chatId, (history = []))
    return history
  }

  /** A message that is still there. */
  message(chatId: number, messageId: number): MessageRecord | undefined {
    const record = this.messages.get(`${chatId}:${messageId}`)
    return record?.deleted === true ? undefined : record
  }

  /** Adds a message; its id is the next one, its date is now. */
  add(
    chat: ChatRecord,
    from: User,
    content: Partial<Message>,
    kept: Pick<MessageRecord, 'fromBot' | 'withReplyKeyboard' | 'silent'>,
  ): MessageRecord {
    // As at Telegram: private chats share one sequence of ids, a supergroup has its own.
    const sequence = chat.type === 'private' ? 'message' : `message:${chat.id}`
    const head = { message_id: this.counters.next(sequence, 1), from, chat: this.apiChat(chat) }
    // The parts of a Message do not exclude one another in fact, only in its type.
    const message = { ...head, date: this.clock.seconds(), ...content } as Message
    const record: MessageRecord = { message, deleted: false, ...kept }
    this.messages.set(`${chat.id}:${message.message_id}`, record)
    const history = this.history(chat.id)
    history.push(record)
    for (const old of history.length > keptPerChat ? history.splice(0, 100) : []) {
      this.messages.delete(`${chat.id}:${old.message.message_id}`)
    }
    if (kept.fromBot) {
      chat.unread += 1
      this.saveChat(chat)
    }
    this.tell(chat.id, 'message', record)
    return record
  }

  /** Writes a changed message down and tells the page. */
  changed(record: MessageRecord): void {
    const chatId = record.message.chat.id
    this.messages.set(`${chatId}:${record.message.message_id}`, record)
    this.tell(chatId, 'edited', record)
  }

  /** Takes a message away for everybody. */
  remove(record: MessageRecord): void {
    const chatId = record.message.chat.id
    const messageId = record.message.message_id
    record.deleted = true
    this.messages.set(`${chatId}:${messageId}`, record)
    this.events.emit({ type: 'deleted', ...this.address(chatId), messageId })
    const chat = this.chat(chatId)
    if (chat?.replyKeyboard?.messageId === messageId) this.setKeyboard(chat, undefined)
  }

  /** Shows another reply keyboard to the person, or none. */
  setKeyboard(chat: ChatRecord, keyboard: ChatRecord['replyKeyboard']): void {
    if (keyboard === undefined) delete chat.replyKeyboard
    else chat.replyKeyboard = keyboard
    // A client shows either a keyboard or the wish for a reply.
    delete chat.forceReply
    this.tellOfKeyboard(chat)
  }

  /** Asks the person for a reply to a message, or no longer. */
  setForceReply(chat: ChatRecord, wish: ChatRecord['forceReply']): void {
    if (wish === undefined) delete chat.forceReply
    else chat.forceReply = wish
    this.tellOfKeyboard(chat)
  }

  private tellOfKeyboard(chat: ChatRecord): void {
    this.saveChat(chat)
    const { replyKeyboard = null, forceReply = null } = chat
    this.events.emit({ type: 'keyboard', ...this.address(chat.id), replyKeyboard, forceReply })
  }

  /** The fields that say in an event whose chat it is about. */
  address(chatId: number): { personId: number | null; chatId: number } {
    return { personId: chatId > 0 ? chatId : null, chatId }
  }

  private tell(chatId: number, type: 'message' | 'edited', record: MessageRecord): void {
    this.events.emit({ type, ...this.address(chatId), message: shownMessage(record) })
    if (chatId > 0) this.tellOfPerson(chatId)
  }
}

/** A person as the list of chats shows them. */
export type PersonSummary = Omit<PersonRecord, 'phoneNumber'> & {
  blocked: boolean
  unread: number
  lastMessage?: { messageId: number; date: number; fromBot: boolean; text: string }
}

const previewed = [
  'photo',
  'document',
  'voice',
  'audio',
  'video',
  'sticker',
  'contact',
  'location',
  'poll',
] as const

function preview({ message, fromBot }: MessageRecord): NonNullable<PersonSummary['lastMessage']> {
  const media = previewed.find((kind) => message[kind] !== undefined)
  const text = message.text ?? message.caption ?? (media === undefined ? '' : `[${media}]`)
  return {
    messageId: message.message_id,
    date: message.date,
    fromBot,
    text: text.replace(/\s+/g, ' ').slice(0, 120),
  }
}

/** A message as the chat page gets it; `reactions` are the emoji put to it, `votes` the options chosen in its poll. */
export type ShownMessage = Message & {
  fromBot: boolean
  deleted: boolean
  silent?: true
  reactions?: { emoji: string; by: number | 'bot' }[]
  votes?: { by: number; options: number[] }[]
}

/** What the chat page gets of a message. */
export function shownMessage(record: MessageRecord): ShownMessage {
  const { message, fromBot, deleted, silent, reactions, votes } = record
  const shown: ShownMessage = { ...message, fromBot, deleted }
  if (silent === true) shown.silent = true
  if (votes !== undefined) {
    shown.votes = Object.entries(votes).map(([id, options]) => ({ by: Number(id), options }))
  }
  if (reactions === undefined) return shown
  const people = Object.entries(reactions.people).map(([id, emoji]) => ({ emoji, by: Number(id) }))
  const bot = reactions.bot === undefined ? [] : [{ emoji: reactions.bot, by: 'bot' as const }]
  return { ...shown, reactions: [...bot, ...people] }
}
