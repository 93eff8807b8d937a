import { badRequest } from '../api-error'
import type { MethodHandler } from './call'

const longestAnswer = 200

/** `answerCallbackQuery`. */
export const answerCallbackQuery: MethodHandler = ({ world, params }) => {
  const id = params.string('callback_query_id') ?? ''
  const text = params.string('text') ?? ''
  if (text.length > longestAnswer) throw badRequest('MESSAGE_TOO_LONG')
  const url = params.string('url')
  const answer = {
    ...(text === '' ? {} : { text }),
    alert: params.boolean('show_alert') ?? false,
    ...(url === undefined ? {} : { url }),
  }
  const press = world.callbacks.answer(id, answer)
  const { messageId, data } = press
  world.events.emit({
    type: 'callback',
    personId: press.personId,
    chatId: press.chatId,
    messageId,
    data,
    answer,
  })
  return true
}
