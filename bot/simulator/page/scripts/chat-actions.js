import { askHowToSend } from './attachments.js'
import { t } from './i18n.js'
import { confirmDialog, showFailure, showToast } from './overlays.js'

const ONLY_IN_TELEGRAM = ['request_location', 'request_poll', 'request_users', 'request_chat', 'web_app']

/**
 * What a person does in a chat. Failures are said in words; only `send` also rejects, so that the text stays.
 * @param {ReturnType<typeof import('./chat-state.js').createChatState>} chat
 * @param {() => void} follow moves the list to the message that was just sent
 */
export function chatActions(chat, follow) {
  const { api, state } = chat
  const quietly = (promise) => promise.catch(showFailure)
  const sent = async (promise) => {
    chat.put(await promise)
    follow()
  }
  const say = (text) => quietly(sent(api.say({ text })))

  return {
    say,
    start: () => quietly(sent(api.start({}))),
    block: (blocked) => quietly(api.block({ blocked })),
    react: ({ message_id: messageId }, emoji) => quietly(api.react({ messageId, emoji })),
    forward: ({ message_id: messageId }) => quietly(sent(api.forward({ messageId }))),
    remove: ({ message_id: messageId }) => quietly(api.remove({ messageId })),
    loadOlder: () => quietly(chat.loadOlder()),
    press: (messageId, data) => api.press({ messageId, data }),

    async send(text, { edit, replyTo }) {
      try {
        if (edit) chat.put(await api.edit({ messageId: edit, text }))
        else await sent(api.say({ text, replyTo }))
      } catch (error) {
        showFailure(error)
        throw error
      }
    },

    /** A button of the bot's keyboard: its text is said, unless it asks for something else. */
    async pressKey(button) {
      if (button.request_contact) {
        const question = { title: t('shareContactTitle'), text: t('shareContactText'), action: t('share') }
        if (await confirmDialog(question)) await quietly(sent(api.contact({})))
      } else if (ONLY_IN_TELEGRAM.some((kind) => kind in button)) showToast(t('buttonUnsupported'))
      else await say(button.text)
    },

    /** @returns {Promise<boolean>} whether anything was sent */
    async attach(files, text) {
      const chosen = state.blocked ? null : await askHowToSend(files, text)
      if (chosen === null) return false
      for (const { file, as, caption } of chosen) await quietly(sent(api.file(file, as, caption)))
      return true
    },

    vote: (messageId, options) =>
      quietly(api.vote({ messageId, options }).then((message) => chat.put({ ...message, fromBot: true }))),
  }
}
