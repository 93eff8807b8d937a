import { badRequest, conflict } from '../api-error'
import type { Params } from '../params'
import { Described, type MethodHandler } from './call'

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/** The list of `allowed_updates`, as far as it is a list of words. */
function readAllowed(params: Params): string[] | undefined {
  const value = params.values['allowed_updates']
  if (value === undefined || value === '') return undefined
  if (!Array.isArray(value)) throw badRequest("can't parse allowed_updates JSON object")
  return value.filter((kind): kind is string => typeof kind === 'string')
}

/** `getUpdates`. */
export const getUpdates: MethodHandler = ({ world, params, onGone }) => {
  if (world.webhook.current !== undefined) {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  }
  world.updates.allow(readAllowed(params))
  const limit = clamp(params.integer('limit') ?? 100, 1, 100)
  const timeout = clamp(params.integer('timeout') ?? 0, 0, 50)
  return world.updates.poll(params.integer('offset') ?? 0, limit, timeout * 1000, onGone)
}

/** `setWebhook`; http addresses are taken too, since the simulator is local. */
export const setWebhook: MethodHandler = (call) => {
  const { world, params } = call
  const url = params.string('url') ?? ''
  if (url === '') return deleteWebhook(call)
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw badRequest('invalid webhook URL specified')
  }
  const secretToken = params.string('secret_token')
  if (secretToken !== undefined && secretToken.length > 256) throw badRequest('secret token is too long')
  if (secretToken !== undefined && !/^[\w-]*$/.test(secretToken)) {
    throw badRequest('secret token contains unallowed characters')
  }
  world.updates.allow(readAllowed(params))
  if (params.boolean('drop_pending_updates') === true) world.updates.clear()
  const maxConnections = clamp(params.integer('max_connections') ?? 40, 1, 100)
  const ipAddress = params.string('ip_address')
  const before = world.webhook.current
  if (before?.url === url && before.secretToken === secretToken && before.maxConnections === maxConnections) {
    return new Described(true, 'Webhook is already set')
  }
  world.updates.endPoll('terminated by setWebhook request')
  world.webhook.set({
    url,
    maxConnections,
    ...(secretToken === undefined || secretToken === '' ? {} : { secretToken }),
    ...(ipAddress === undefined ? {} : { ipAddress }),
  })
  return new Described(true, 'Webhook was set')
}

/** `deleteWebhook`. */
export const deleteWebhook: MethodHandler = ({ world, params }) => {
  if (params.boolean('drop_pending_updates') === true) world.updates.clear()
  if (world.webhook.current === undefined) return new Described(true, 'Webhook is already deleted')
  world.webhook.set(undefined)
  return new Described(true, 'Webhook was deleted')
}

/** `getWebhookInfo`. */
export const getWebhookInfo: MethodHandler = ({ world }) => {
  const webhook = world.webhook.current
  const allowed = world.updates.allowed
  return {
    url: webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: world.updates.count,
    ...(webhook === undefined ? {} : { max_connections: webhook.maxConnections }),
    ...(webhook?.ipAddress === undefined ? {} : { ip_address: webhook.ipAddress }),
    ...(webhook?.lastErrorDate === undefined ? {} : { last_error_date: webhook.lastErrorDate }),
    ...(webhook?.lastErrorMessage === undefined ? {} : { last_error_message: webhook.lastErrorMessage }),
    ...(allowed === undefined ? {} : { allowed_updates: allowed }),
  }
}
