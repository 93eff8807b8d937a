import type { Message } from '@grammyjs/types'
import type { People } from '../../../../bot/simulator/people/people'
import type { ShownChat } from '../../../../bot/simulator/people/show-chat'
import { startSimulator, type Answer, type Running } from '../start-simulator'
import type { Driver } from './driver'
import { fetchDriver } from './fetch-driver'
import { grammyDriver } from './grammy-driver'
import { telegrafDriver } from './telegraf-driver'

const drivers: [string, (origin: string) => Driver][] = [
  ['plain fetch', fetchDriver],
  ['grammY', grammyDriver],
  ['telegraf', telegrafDriver],
]

/** A simulator of its own for each case, a person who has pressed Start, and a bot that talks to it in one way. */
export class Site {
  running!: Running
  driver!: Driver
  /** The person, and their private chat. */
  id!: number

  get people(): People {
    return this.running.simulator.people
  }

  /** Calls a method; `chat_id` is the person's chat unless it is given. */
  call<T = Message>(method: string, params: object = {}): Promise<Answer<T>> {
    return this.driver.call(method, params)
  }

  /** Sends a message to the person, which has to succeed. */
  async send(text: string, params: object = {}): Promise<Message> {
    const answer = await this.call('sendMessage', { chat_id: this.id, text, ...params })
    if (!answer.ok) throw new Error(answer.description)
    return answer.result
  }

  /** Uploads to the person's chat. */
  upload<T = Message>(method: string, params: object): Promise<Answer<T>> {
    return this.driver.upload(method, { chat_id: this.id, ...params })
  }

  /** How the Bot API refuses a call: code and words. */
  async refusal(method: string, params: object = {}): Promise<string> {
    const {
      ok,
      error_code = 200,
      description = '',
    } = await this.call<unknown>(method, {
      chat_id: this.id,
      ...params,
    })
    return ok ? 'accepted' : `${error_code} ${description}`
  }

  /** What the person sees. */
  get chat(): ShownChat {
    return this.people.chat(this.id)
  }

  /** Moves the clock so far on from now. */
  later(seconds: number): void {
    this.running.simulator.setClock(new Date(Date.now() + seconds * 1000))
  }
}

/** Describes a subject once for plain fetch, once for grammY and once for telegraf. */
export function byEachDriver(subject: string, cases: (site: Site) => void): void {
  describe.each(drivers)(`${subject}, by %s`, (_name, open) => {
    const site = new Site()
    beforeEach(async () => {
      site.running = await startSimulator()
      site.driver = open(site.running.origin)
      site.id = site.people.create({ firstName: 'Ольга' }).id
      site.people.start(site.id)
    })
    afterEach(() => site.running.close())
    cases(site)
  })
}
