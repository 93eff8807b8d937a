import type { Message } from '@grammyjs/types'
import type { CallbackAnswer } from '../callbacks'
import type { PersonSummary } from '../chats'
import type { ChatRecord, PersonRecord } from '../records'
import type { World } from '../world'
import { createGroup } from './create-group'
import { createPerson, type NewPerson } from './create-person'
import { deleteForBoth, forwardToBot, readAllMessages } from './pass-on'
import { press } from './press'
import { editSaid, say, start } from './say'
import { react } from './react'
import { removeBot } from './remove-bot'
import { sendFile } from './send-file'
import { setBlocked } from './set-blocked'
import { shareContact, shareLocation } from './share'
import { showChat, type ShownChat } from './show-chat'
import { vote } from './vote'

type Input<F extends (world: World, personId: number, input: never) => unknown> = NonNullable<
  Parameters<F>[2]
>

/** Everything people do, for tests and the control API; all refusals are ActionErrors. */
export class People {
  constructor(private readonly world: World) {}

  create(input: NewPerson = {}): PersonRecord {
    return createPerson(this.world, input)
  }

  list(): PersonSummary[] {
    return this.world.chats.allPeople().map((person) => this.world.chats.summary(person))
  }

  say(personId: number, text: string, more: { replyTo?: number; chatId?: number } = {}): Message {
    return say(this.world, personId, { text, ...more })
  }

  start(personId: number, payload?: string): Message {
    return start(this.world, personId, payload)
  }

  edit(personId: number, input: Input<typeof editSaid>): Message {
    return editSaid(this.world, personId, input)
  }

  sendFile(personId: number, input: Input<typeof sendFile>): Message {
    return sendFile(this.world, personId, input)
  }

  shareContact(personId: number, input: Input<typeof shareContact> = {}): Message {
    return shareContact(this.world, personId, input)
  }

  shareLocation(personId: number, input: Input<typeof shareLocation>): Message {
    return shareLocation(this.world, personId, input)
  }

  press(personId: number, input: Input<typeof press>): Promise<CallbackAnswer | null> {
    return press(this.world, personId, input)
  }

  vote(personId: number, input: Input<typeof vote>): Message {
    return vote(this.world, personId, input)
  }

  react(personId: number, input: Input<typeof react>): void {
    react(this.world, personId, input)
  }

  block(personId: number, blocked: boolean): void {
    setBlocked(this.world, personId, blocked)
  }

  forward(personId: number, input: Input<typeof forwardToBot>): Message {
    return forwardToBot(this.world, personId, input)
  }

  delete(personId: number, input: Input<typeof deleteForBoth>): void {
    deleteForBoth(this.world, personId, input)
  }

  read(personId: number): void {
    readAllMessages(this.world, personId)
  }

  createGroup(input: { title: string; personIds: number[] }): ChatRecord {
    return createGroup(this.world, input)
  }

  removeBot(personId: number, groupId: number): void {
    removeBot(this.world, personId, groupId)
  }

  /** A chat of a person or a group by id, with its messages. */
  chat(chatId: number, filter: Parameters<typeof showChat>[2] = {}): ShownChat {
    return showChat(this.world, chatId, filter)
  }
}
