import type { Dispatcher, Pool } from 'undici'

/** A whole answer of an HTTP server. */
export interface Answered {
  readonly status: number
  readonly text: string
}

/**
 * Sends one request and gathers its whole answer. Goes below undici's `request`, whose answer is a stream:
 * answers of the Bot API are short, and a stream for each costs more than everything else a call does.
 */
export function exchange(
  pool: Pool,
  options: Dispatcher.DispatchOptions,
  signal?: AbortSignal,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let status = 0
    let cancel: (() => void) | undefined
    const leave = () => {
      if (cancel) signal?.removeEventListener('abort', cancel)
    }
    pool.dispatch(options, {
      onRequestStart(controller) {
        if (!signal) return
        leave()
        cancel = () => controller.abort(signal.reason as Error)
        if (signal.aborted) cancel()
        else signal.addEventListener('abort', cancel)
      },
      onResponseStart(_, statusCode) {
        status = statusCode
      },
      onResponseData(_, chunk) {
        chunks.push(chunk)
      },
      onResponseEnd() {
        leave()
        const [first] = chunks
        const body = first && chunks.length === 1 ? first : Buffer.concat(chunks)
        resolve({ status, text: body.toString('utf8') })
      },
      onResponseError(_, error) {
        leave()
        reject(error)
      },
    })
  })
}
