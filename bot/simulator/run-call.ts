import { ApiError, badRequest } from './api-error'
import { findMethod, type Method } from './bot-api-schema'
import { checkCall, withFiles } from './check-call'
import { Described } from './methods/call'
import { handlers } from './methods/index'
import { Params, readValues } from './params'
import type { UploadedFile } from './records'
import type { World } from './world'

/** A call as it came in. */
export interface IncomingCall {
  values: Record<string, unknown>
  files: ReadonlyMap<string, UploadedFile>
  onGone: (listener: () => void) => void
}

/** The body of an answer. */
export type ApiAnswer =
  | { ok: true; result: unknown; description?: string }
  | { ok: false; error_code: number; description: string; parameters?: { retry_after: number } }

/** The method of a name, or 404. */
export function requireMethod(name: string): Method {
  const method = findMethod(name)
  if (method === undefined) throw new ApiError(404, 'Not Found: method not found')
  return method
}

/** Checks, runs and logs one call; `refuse` is thrown in the method's place, for ordered faults. */
export async function runCall(
  world: World,
  method: Method,
  call: IncomingCall,
  refuse?: ApiError,
): Promise<ApiAnswer> {
  const started = performance.now()
  const values = readValues(method, call.values)
  const verdict = checkCall(method, values, call.files)
  const params = new Params(values, call.files)
  let answer: ApiAnswer
  try {
    if (refuse !== undefined) throw refuse
    if (world.strict && verdict[0] !== undefined) throw badRequest(`strict mode: ${verdict.join('; ')}`)
    answer = successOf(await runMethod(world, method, params, call.onGone))
  } catch (error) {
    answer = refusalOf(world, method, error)
  }
  await world.store.written()
  if (method.name !== 'getUpdates' || !answer.ok) {
    const at = new Date(world.clock.now()).toISOString()
    const ms = Math.round((performance.now() - started) * 100) / 100
    const logged = withFiles(method, values, call.files)
    world.calls.add({ at, method: method.name, params: logged, verdict, ok: answer.ok, response: answer, ms })
  }
  return answer
}

async function runMethod(
  world: World,
  method: Method,
  params: Params,
  onGone: IncomingCall['onGone'],
): Promise<unknown> {
  const handler = handlers.get(method.name)
  if (handler === undefined) {
    throw new ApiError(501, `Not Implemented: the simulator does not know the method ${method.name} yet`)
  }
  return handler({ world, params, onGone })
}

const successOf = (result: unknown): ApiAnswer =>
  result instanceof Described
    ? { ok: true, result: result.result, description: result.description }
    : { ok: true, result }

/** The body of a refusal; an error that is none of ours is a bug of the simulator and says so. */
export function refusalOf(world: World, method: Method | undefined, error: unknown): ApiAnswer {
  if (error instanceof ApiError) {
    const { code, description, parameters } = error
    return { ok: false, error_code: code, description, ...(parameters === undefined ? {} : { parameters }) }
  }
  world.log.warn({ method: method?.name, err: error }, 'The simulator failed in a Bot API method')
  return { ok: false, error_code: 500, description: 'Internal Server Error' }
}
