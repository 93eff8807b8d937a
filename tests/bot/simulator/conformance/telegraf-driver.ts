import { Telegraf, TelegramError } from 'telegraf'
import { token, type Answer } from '../start-simulator'
import { Upload, type Driver, type Take } from './driver'

type CallApi = (method: string, params: object) => Promise<unknown>

/** Telegraf's own client, `launch` and `webhookCallback`. */
export function telegrafDriver(origin: string): Driver {
  const newBot = (take: Take): Telegraf => {
    const bot = new Telegraf(token, { telegram: { apiRoot: `${origin}/botapi/`, webhookReply: false } })
    bot.use(async (context) => take(context.update as Parameters<Take>[0]))
    return bot
  }
  const { telegram } = newBot(() => undefined)
  const callApi = telegram.callApi.bind(telegram) as CallApi
  const call = async <T>(method: string, params: object = {}): Promise<Answer<T>> => {
    try {
      return { ok: true, result: (await callApi(method, params)) as T }
    } catch (error) {
      if (!(error instanceof TelegramError)) throw error
      return { ok: false, ...error.response } as Answer<T>
    }
  }
  return {
    call,
    upload: (method, params) => call(method, withSources(params)),
    poll: (take) => {
      const bot = newBot(take)
      const ended = bot.launch()
      return async () => {
        bot.stop()
        await ended
      }
    },
    webhook: (take, secretToken) => newBot(take).webhookCallback('/hook', { secretToken }),
  }
}

/** Telegraf's files are `{ source }`; other objects it drops from forms, so they go as JSON. */
function withSources(params: object): object {
  const source = (value: unknown): unknown =>
    value instanceof Upload ? { source: value.bytes, filename: value.name } : value
  return Object.fromEntries(
    Object.entries(params).map(([name, value]: [string, unknown]) => {
      if (name !== 'media') {
        const isPlain = typeof value === 'object' && value !== null && !(value instanceof Upload)
        return [name, isPlain ? JSON.stringify(value) : source(value)]
      }
      const media = (item: { media: unknown }): object => ({ ...item, media: source(item.media) })
      return [name, Array.isArray(value) ? value.map(media) : media(value as { media: unknown })]
    }),
  )
}
