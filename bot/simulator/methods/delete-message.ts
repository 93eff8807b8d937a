import { badRequest } from '../api-error'
import type { MessageRecord } from '../records'
import type { Call, MethodHandler } from './call'
import { knownChat, knownMessage } from './target-chat'

const deletableSeconds = 48 * 3600

const removable = ({ world }: Call, record: MessageRecord): boolean =>
  world.clock.seconds() - record.message.date <= deletableSeconds &&
  (record.fromBot || record.message.chat.id > 0)

/** `deleteMessage`. */
export const deleteMessage: MethodHandler = (call) => {
  const chat = knownChat(call)
  const record = knownMessage(call, chat, 'delete')
  if (!removable(call, record)) throw badRequest("message can't be deleted for everyone")
  call.world.chats.remove(record)
  return true
}

/** `deleteMessages`: those that are not there are skipped; one that may not be deleted stops them all. */
export const deleteMessages: MethodHandler = (call) => {
  const chat = knownChat(call)
  const ids = call.params.json('message_ids', 'message_ids')
  if (!Array.isArray(ids)) throw badRequest('message identifiers are not specified')
  if (ids.length > 100) throw badRequest('too many message identifiers specified')
  if (ids.length === 0) throw badRequest('message identifiers are not specified')
  const records = ids.flatMap((id) => call.world.chats.message(chat.id, Number(id)) ?? [])
  if (!records.every((record) => removable(call, record))) {
    throw badRequest("message can't be deleted for everyone")
  }
  for (const record of records) call.world.chats.remove(record)
  return true
}
