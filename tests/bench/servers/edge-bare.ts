import type { Update } from 'telegraf/types'
import { constantText } from '../constant-text'
import { sendMessage } from './bare-telegram'
import { bodyOf, listen } from './listen'

listen((req, res) => {
  void (async () => {
    const update = JSON.parse((await bodyOf(req)).toString()) as Update.MessageUpdate
    await sendMessage(update.message.chat.id, constantText)
    res.writeHead(200, { 'Content-Length': 0 }).end()
  })()
})
