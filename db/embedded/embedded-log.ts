/** The part of the program's logger that the embedded database uses; pino's loggers fit. */
export interface EmbeddedLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
}
