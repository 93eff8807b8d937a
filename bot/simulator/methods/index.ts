import { answerCallbackQuery } from './answer-callback-query'
import type { MethodHandler } from './call'
import {
  getChat,
  getChatAdministrators,
  getChatMember,
  getChatMemberCount,
  getUserProfilePhotos,
  leaveChat,
  sendContact,
  sendLocation,
} from './chats'
import { deleteMessage, deleteMessages } from './delete-message'
import { editMessageCaption, editMessageReplyMarkup, editMessageText } from './edit-message'
import { getFile } from './get-file'
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './get-updates'
import { deleteMyCommands, getMyCommands, setMyCommands } from './my-commands'
import { getChatMenuButton, getMe, getProfileText, setChatMenuButton, setProfileText } from './my-profile'
import { pinChatMessage, unpinAllChatMessages, unpinChatMessage } from './pin-message'
import { copyMessage, forwardMessage, passOnMessages } from './pass-on-message'
import { sendPoll, stopPoll } from './polls'
import { editMessageMedia, sendMedia, sendMediaGroup } from './send-media'
import { sendChatAction, sendMessage } from './send-message'
import { setMessageReaction } from './set-message-reaction'

/** The methods the simulator carries out, by the Bot API's name. */
export const handlers: ReadonlyMap<string, MethodHandler> = new Map<string, MethodHandler>(
  Object.entries({
    answerCallbackQuery,
    close: () => true,
    copyMessage,
    copyMessages: passOnMessages('copy'),
    deleteMessage,
    deleteMessages,
    deleteMyCommands,
    deleteWebhook,
    editMessageCaption,
    editMessageMedia,
    editMessageReplyMarkup,
    editMessageText,
    forwardMessage,
    forwardMessages: passOnMessages('forward'),
    getChat,
    getChatAdministrators,
    getChatMember,
    getChatMemberCount,
    getChatMenuButton,
    getFile,
    getMe,
    getMyCommands,
    getMyDescription: getProfileText('description'),
    getMyName: getProfileText('name'),
    getMyShortDescription: getProfileText('short_description'),
    getUpdates,
    getUserProfilePhotos,
    getWebhookInfo,
    leaveChat,
    pinChatMessage,
    unpinAllChatMessages,
    unpinChatMessage,
    logOut: () => true,
    sendAnimation: sendMedia('animation'),
    sendAudio: sendMedia('audio'),
    sendChatAction,
    sendContact,
    sendDocument: sendMedia('document'),
    sendLocation,
    sendMediaGroup,
    sendMessage,
    sendPhoto: sendMedia('photo'),
    sendPoll,
    sendSticker: sendMedia('sticker'),
    sendVideo: sendMedia('video'),
    sendVoice: sendMedia('voice'),
    setChatMenuButton,
    setMessageReaction,
    setMyCommands,
    setMyDescription: setProfileText('description'),
    setMyName: setProfileText('name'),
    setMyShortDescription: setProfileText('short_description'),
    setWebhook,
    stopPoll,
  }),
)
