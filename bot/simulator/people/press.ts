import { callbackLifetime, type CallbackAnswer } from '../callbacks'
import type { MessageRecord } from '../records'
import type { World } from '../world'
import { ActionError } from './action-error'
import { messageAt, openPlace } from './place'

const answerTimeout = 15_000

const hasButton = ({ message }: MessageRecord, data: string): boolean =>
  (message.reply_markup?.inline_keyboard ?? [])
    .flat()
    .some((button) => 'callback_data' in button && button.callback_data === data)

/** A person presses an inline button; resolves with the bot's answer, or null when none comes in 15 s. */
export async function press(
  world: World,
  personId: number,
  input: { messageId: number; data: string; chatId?: number },
): Promise<CallbackAnswer | null> {
  const { chat, user } = openPlace(world, personId, input.chatId)
  const record = messageAt(world, chat, input.messageId)
  if (!hasButton(record, input.data)) {
    throw new ActionError(404, 'no-button', 'This message has no such button: load it again.')
  }
  const { messageId, data } = input
  const callback = world.callbacks.add({ personId, chatId: chat.id, messageId, data })
  const answer = world.callbacks.answerOf(callback.id, answerTimeout)
  const query = { id: callback.id, from: user, message: record.message, chat_instance: `-${chat.id}7`, data }
  // Presses come in a queue of their own: one of them may overtake a message of the same person.
  world.updates.add('callback_query', query, `press:${personId}`, callbackLifetime)
  world.store.flush()
  return answer
}
