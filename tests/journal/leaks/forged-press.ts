import type { Feature } from '../../../bot/feature'
import { addDays, daysBetween } from '../../../journal/clock'
import type { Chat, Chats } from '../../support/chat'
import { testDay } from '../../support/factories'
import type { Dice } from './dice'

const tries = 300
const maxActions = 16
const maxFields = 6

/** Callback data that a feature's own codec reads, with ids that were never meant for this person. */
export function forgedData(dice: Dice, features: readonly Feature[], ids: readonly string[]): string {
  const codecs = features.flatMap(({ callbacks }) => (callbacks ? [callbacks.codec] : []))
  const days = [-7, 0, 1].map((n) => daysBetween('2020-01-01', addDays(testDay, n)))
  for (let i = 0; i < tries; i++) {
    const codec = dice.pick(codecs)
    const fields = Array.from({ length: dice.below(maxFields) }, () =>
      dice.oneIn(3)
        ? dice.pick(days).toString(36)
        : dice.pick(['0', '1', ...ids.map((id) => BigInt(id).toString(36))]),
    )
    const data = [codec.feature, dice.below(maxActions).toString(36), ...fields].join(':')
    if (codec.parse(data) !== null && Buffer.byteLength(data) <= 64) return data
  }
  throw new Error('No press was found that makes sense')
}

/** Puts a button with any data before a person and lets them press it, as a tampered client could. */
export async function pressForged(chats: Chats, chat: Chat, data: string): Promise<void> {
  const sent = (await chats.client.call('sendMessage', {
    chat_id: Number(chat.id),
    text: 'Кнопка',
    reply_markup: { inline_keyboard: [[{ text: 'Нажать', callback_data: data }]] },
  })) as { readonly message_id: number }
  const served = chats.served(Number(chat.id))
  await chats.telegram.simulator.people.press(Number(chat.id), { messageId: sent.message_id, data })
  await served
}
