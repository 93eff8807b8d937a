import { Sequelize, type Transaction } from 'sequelize'
import { defineModels, type Models } from './models'

/** A named SQL text; PostgreSQL plans it once a connection. `Row` is the plain record it answers with. */
export interface Statement<Row> {
  readonly name: string
  readonly text: string
  /** Never present at run time: carries the row's type. */
  readonly row?: Row
}

/** Names a hot SQL text so that it is prepared once a connection; the name must be unique in the program. */
export const statement = <Row>(name: string, text: string): Statement<Row> => ({ name, text })

/** What a query needs: the pool itself or one open transaction. */
export interface Connection {
  readonly models: Models
  readonly transaction: Transaction | null
  /** Runs a prepared statement and answers its rows as plain records; ids are decimal strings, dates are strings. */
  run<Row>(statement: Statement<Row>, values?: readonly unknown[]): Promise<Row[]>
}

/** The pool of one PostgreSQL database. */
export interface Database extends Connection {
  readonly sequelize: Sequelize
  /** Runs `work` in one transaction: commits when it resolves, rolls back when it throws. */
  inTransaction<T>(work: (tx: Connection) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface ConnectionOptions {
  readonly url: string
  /** The most connections this process opens; 10 by default. */
  readonly poolSize?: number
}

interface PreparedClient {
  query(query: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>
}

const execute = async <Row>(client: unknown, { name, text }: Statement<Row>, values: readonly unknown[]) => {
  const { rows } = await (client as PreparedClient).query({ name, text, values: [...values] })
  return rows as Row[]
}

/**
 * Lets a connection plan each prepared statement once. PostgreSQL by itself plans those that take arrays anew every time, which
 * costs several times what they do.
 */
const keepPlans = async (client: unknown) => {
  await (client as { query(text: string): Promise<unknown> }).query(
    'set plan_cache_mode = force_generic_plan',
  )
}

/**
 * Opens the pool that Sequelize's models and the prepared statements share.
 * Sequelize's own `bind` prepares nothing, so hot reads take its connection and run `pg`'s named queries on it.
 */
export function connect({ url, poolSize = 10 }: ConnectionOptions): Database {
  const sequelize = new Sequelize(url, {
    dialect: 'postgres',
    logging: false,
    pool: { max: poolSize, min: 0, idle: 30_000, acquire: 20_000 },
    dialectOptions: { application_name: 'zvonok', keepAlive: true },
    hooks: { afterConnect: keepPlans },
    define: { timestamps: false, underscored: true, freezeTableName: true },
  })
  const models = defineModels(sequelize)
  const manager = sequelize.connectionManager

  return {
    sequelize,
    models,
    transaction: null,
    async run(query, values = []) {
      const client = await manager.getConnection({ type: 'write', useMaster: true })
      try {
        return await execute(client, query, values)
      } finally {
        manager.releaseConnection(client)
      }
    },
    inTransaction: (work) =>
      sequelize.transaction((transaction) =>
        work({
          models,
          transaction,
          run: (query, values = []) =>
            execute((transaction as unknown as { connection: unknown }).connection, query, values),
        }),
      ),
    close: () => sequelize.close(),
  }
}
