import type { Update } from 'telegraf/types'
import { sendConstantMessage } from './bare-telegram'
import { bodyOf, listen } from './listen'

listen((req, res) => {
  void (async () => {
    const update = JSON.parse((await bodyOf(req)).toString()) as Update.MessageUpdate
    await sendConstantMessage(update.message.chat.id, 'ok')
    res.writeHead(200, { 'Content-Length': 0 }).end()
  })()
})
