import { Bot, GrammyError, InputFile, webhookCallback } from 'grammy'
import { token, type Answer } from '../start-simulator'
import { Upload, type Driver, type Take } from './driver'

type Raw = Record<string, (params?: object) => Promise<unknown>>

/** grammY's own client, polling and `webhookCallback`. */
export function grammyDriver(origin: string): Driver {
  const newBot = (take: Take): Bot => {
    const bot = new Bot(token, { client: { apiRoot: `${origin}/botapi` } })
    bot.use(async (context) => take(context.update))
    return bot
  }
  const raw = newBot(() => undefined).api.raw as unknown as Raw
  const call = async <T>(method: string, params: object = {}): Promise<Answer<T>> => {
    try {
      // Methods that take nothing have no place for parameters in grammY.
      const given = Object.keys(params).length === 0 ? [] : [params]
      return { ok: true, result: (await raw[method]!(...given)) as T }
    } catch (error) {
      if (!(error instanceof GrammyError)) throw error
      const { error_code, description, parameters } = error
      const refusal = { ok: false, error_code, description } as Answer<T>
      return parameters.retry_after === undefined
        ? refusal
        : { ...refusal, parameters: { retry_after: parameters.retry_after } }
    }
  }
  return {
    call,
    upload: (method, params) => call(method, withInputFiles(params) as object),
    poll: (take) => {
      const bot = newBot(take)
      const ended = bot.start()
      return async () => {
        await bot.stop()
        await ended
      }
    },
    webhook: (take, secretToken) => webhookCallback(newBot(take), 'http', { secretToken }),
  }
}

function withInputFiles(value: unknown): unknown {
  if (value instanceof Upload) return new InputFile(value.bytes, value.name)
  if (Array.isArray(value)) return value.map(withInputFiles)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withInputFiles(field)]))
}
