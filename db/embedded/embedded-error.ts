/**
 * Why the embedded database cannot be used:
 * - `unsupported`: no binaries run on this platform (Windows, musl, unusual processors);
 * - `binaries-missing`: the platform is supported, but the optional package is not installed;
 * - `in-use`: another `serve` holds the data folder (`pid`);
 * - `busy`: another process has been starting or stopping the database for too long (`pid`);
 * - `no-access`: the files of the database cannot be read or written by this user;
 * - `no-user`: we are root and no other user of this machine can run the server;
 * - `password-lost`: the database exists, the file with its password does not;
 * - `other-version`: the files were made by another major version of PostgreSQL;
 * - `init-failed`, `start-failed`, `stop-failed`: the PostgreSQL programs failed; the message has their words.
 */
export type EmbeddedErrorCode =
  | 'unsupported'
  | 'binaries-missing'
  | 'in-use'
  | 'busy'
  | 'no-access'
  | 'no-user'
  | 'password-lost'
  | 'other-version'
  | 'init-failed'
  | 'start-failed'
  | 'stop-failed'

/** What a translated sentence may name: a process, a path, a version, the program's own words. */
export type EmbeddedErrorDetails = Readonly<Record<string, string | number>>

/** A refusal of the embedded database; `message` is a whole English sentence that says what to do next. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'

  constructor(
    readonly code: EmbeddedErrorCode,
    message: string,
    readonly details: EmbeddedErrorDetails = {},
  ) {
    super(message)
  }
}
