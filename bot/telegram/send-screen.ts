import type { FileHandles } from '../ports'
import type { TelegramClient, Patience } from '../telegram-client'
import type { Attachment, Button, Screen } from '../ui/screen'
import { textParts } from './text-parts'

const inlineButton = (button: Button) =>
  'url' in button ? { text: button.text, url: button.url } : { text: button.text, callback_data: button.data }

const markup = ({ buttons, menu }: Pick<Screen, 'buttons' | 'menu'>) => {
  if (buttons && buttons.length > 0) return { inline_keyboard: buttons.map((row) => row.map(inlineButton)) }
  if (!menu) return undefined
  return menu.length > 0
    ? {
        keyboard: menu.map((row) => row.map((text) => ({ text }))),
        resize_keyboard: true,
        is_persistent: true,
      }
    : { remove_keyboard: true }
}

const content = (text: string, screen: Pick<Screen, 'buttons' | 'menu'>) => {
  const reply_markup = markup(screen)
  return {
    text,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    ...(reply_markup && { reply_markup }),
  }
}

/**
 * Sends a screen as a new message and answers its number. A text longer than Telegram takes becomes several messages; the
 * buttons come with the last, whose number is the answer.
 */
export async function sendScreen(
  client: TelegramClient,
  chatId: string,
  screen: Screen,
  patience?: Patience,
): Promise<number> {
  const parts = textParts(screen.text.source)
  let sent = 0
  for (const [i, text] of parts.entries()) {
    const message = await client.call(
      'sendMessage',
      {
        chat_id: chatId,
        ...content(text, i === parts.length - 1 ? screen : {}),
        ...(screen.protect && { protect_content: true }),
        ...(screen.silent && { disable_notification: true }),
      },
      patience,
    )
    sent = (message as { message_id: number }).message_id
  }
  return sent
}

/** Whether a screen is one message, so that it can stand in place of another. */
export const isOneMessage = ({ text }: Screen): boolean => textParts(text.source).length === 1

/** Puts a screen of one message in place of an earlier message. */
export async function editScreen(
  client: TelegramClient,
  chatId: string,
  messageId: number,
  screen: Screen,
): Promise<void> {
  await client.call('editMessageText', {
    chat_id: chatId,
    message_id: messageId,
    ...content(screen.text.source, screen),
  })
}

interface SentFile {
  readonly document?: { readonly file_id: string }
  readonly photo?: readonly { readonly file_id: string }[]
}

/** Sends a file: pictures as photos, others as documents; one that the messenger knows already is only named. */
export async function sendFile(
  client: TelegramClient,
  handles: FileHandles | undefined,
  chatId: string,
  file: Attachment,
): Promise<void> {
  const known = file.fileId && (await handles?.find(file.fileId))
  const picture = /^image\/(jpeg|png|webp)$/.test(file.mediaType) && file.bytes.length < 10_000_000
  const sent = (await client.call(picture ? 'sendPhoto' : 'sendDocument', {
    chat_id: chatId,
    [picture ? 'photo' : 'document']: known ?? {
      source: file.bytes,
      filename: file.name,
      mediaType: file.mediaType,
    },
    ...(file.caption && { caption: file.caption.source, parse_mode: 'HTML' }),
    ...(file.protect && { protect_content: true }),
  })) as SentFile
  const handle = sent.document?.file_id ?? sent.photo?.at(-1)?.file_id
  if (file.fileId && !known && handle) await handles?.save(file.fileId, handle)
}
