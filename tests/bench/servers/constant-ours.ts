import { constantFeature } from '../constant-feature'
import { serveOurBot } from './our-bot'
import { openStore } from './our-store'

const { db, store } = openStore()
serveOurBot(store, [constantFeature], db)
