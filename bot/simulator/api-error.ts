/** A refusal in the Bot API's own shape: becomes `{ok: false, error_code, description, parameters}`. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: { retry_after: number },
  ) {
    super(description)
  }
}

/** 400 with Telegram's prefix. */
export function badRequest(detail: string): ApiError {
  return new ApiError(400, `Bad Request: ${detail}`)
}

/** 403 with Telegram's prefix. */
export function forbidden(detail: string): ApiError {
  return new ApiError(403, `Forbidden: ${detail}`)
}

/** 409 with Telegram's prefix. */
export function conflict(detail: string): ApiError {
  return new ApiError(409, `Conflict: ${detail}`)
}

/** 429 with the seconds to wait. */
export function tooManyRequests(retryAfter: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter })
}
