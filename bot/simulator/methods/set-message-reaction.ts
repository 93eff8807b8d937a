import { badRequest } from '../api-error'
import type { MethodHandler } from './call'
import { knownMessage, writableChat } from './target-chat'

/** Emoji Telegram takes as reactions. */
export const reactionEmoji: ReadonlySet<string> = new Set(
  '👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'.split(
    ' ',
  ),
)

/** `setMessageReaction`: bots may put one emoji. */
export const setMessageReaction: MethodHandler = (call) => {
  const chat = writableChat(call)
  const record = knownMessage(call, chat, 'react')
  const reaction = call.params.json('reaction', 'reaction types') ?? []
  if (!Array.isArray(reaction)) throw badRequest('expected an Array of ReactionType')
  if (reaction.length > 1) throw badRequest('REACTIONS_TOO_MANY')
  const first = reaction.map((item) => Object(item) as { type?: string; emoji?: string })[0]
  const people = record.reactions?.people ?? {}
  if (first === undefined) record.reactions = { people }
  else {
    const emoji = first.emoji?.replace(/\ufe0f/g, '') ?? ''
    if (first.type !== 'emoji' || !reactionEmoji.has(emoji)) throw badRequest('REACTION_INVALID')
    record.reactions = { bot: emoji, people }
  }
  call.world.chats.changed(record)
  return true
}
