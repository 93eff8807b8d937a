/** A refusal of the control API; the message says what to do. */
export class ActionError extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 405 | 409 | 413,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}
