import { features } from '../../../bot/features'
import { serveOurBot } from './our-bot'
import { openStore } from './our-store'

const { db, store } = openStore()
serveOurBot(store, features, db)
