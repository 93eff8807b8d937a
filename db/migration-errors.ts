/** The database holds steps that this program does not know: a newer version of it was here. */
export class DatabaseNewerError extends Error {
  override readonly name = 'DatabaseNewerError'

  constructor(readonly unknown: readonly string[]) {
    super(
      `The database was already used by a newer version of the program (${unknown.join(', ')}). ` +
        'Start that version, or restore a backup made before the update.',
    )
  }
}

/**
 * Why a server or database cannot hold the journal:
 * - `version`: PostgreSQL is older than 14;
 * - `encoding`: the database is not in UTF8;
 * - `collation`: the server was built without ICU, so it cannot sort Russian names;
 * - `extension`: the extension `btree_gist` is not installed on the server.
 */
export type UnfitReason = 'version' | 'encoding' | 'collation' | 'extension'

/** The server or database cannot hold the journal; `message` is a sentence that says what to do. */
export class DatabaseUnfitError extends Error {
  override readonly name = 'DatabaseUnfitError'

  constructor(
    readonly reason: UnfitReason,
    message: string,
  ) {
    super(message)
  }
}

/** Another process has held the migration lock for too long. */
export class MigrationBusyError extends Error {
  override readonly name = 'MigrationBusyError'

  constructor(seconds: number) {
    super(
      `Another process has been changing the database's structure for more than ${seconds} seconds. ` +
        'Wait until it is done and start again.',
    )
  }
}

/** Nothing at the address answers as PostgreSQL, or it lets us not in; `cause` is the driver's own error. */
export class DatabaseUnreachableError extends Error {
  override readonly name = 'DatabaseUnreachableError'

  constructor(cause: unknown) {
    const { code, message } = cause as { code?: string; message?: string }
    super(
      `The database cannot be reached (${message || code || 'no reason given'}). ` +
        'Check that PostgreSQL is running and that DATABASE_URL names the right host, port, user, password and database.',
      { cause },
    )
  }
}
