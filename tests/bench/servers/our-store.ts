import { connect } from '../../../db/connection'
import { createUpdateStore } from '../../../db/updates/update-store'
import { actorOf } from '../../../journal/actor'
import { settings } from './listen'

/** Opens the database that the benchmark made, and the updates in it. */
export function openStore() {
  const db = connect({ url: settings.databaseUrl ?? '' })
  return { db, store: createUpdateStore({ db, botId: settings.botId ?? '', toActor: actorOf }) }
}
