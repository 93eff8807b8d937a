import type { Message, Sticker } from '@grammyjs/types'
import { badRequest } from '../api-error'
import type { FileRecord, UploadedFile } from '../records'
import type { Call } from './call'

/** Kinds of media a bot may send. */
export type MediaKind = FileRecord['kind']

const title = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1)

/** Takes a file from the call (uploaded, attached or known by its id) and gives the field of a message it becomes. */
export function readMedia(call: Call, kind: MediaKind, field: string, value: unknown): Partial<Message> {
  const given = typeof value === 'string' ? value : ''
  const upload = call.params.files.get(given.startsWith('attach://') ? given.slice(9) : field)
  if (upload !== undefined && (given === '' || given.startsWith('attach://'))) {
    return uploaded(call, kind, upload)
  }
  if (given === '') throw badRequest(`there is no ${kind} in the request`)
  if (/^https?:\/\//i.test(given)) {
    // Telegram would download it; the simulator never leaves the machine.
    throw badRequest('failed to get HTTP URL content (the simulator downloads nothing: upload the file)')
  }
  const record = call.world.files.get(given)
  if (record === undefined) throw badRequest('wrong file identifier/HTTP URL specified')
  if (record.kind !== kind) throw badRequest(`can't use file of type ${title(record.kind)} as ${title(kind)}`)
  return mediaFields(call, record)
}

function uploaded(call: Call, kind: MediaKind, upload: UploadedFile): Partial<Message> {
  const { files } = call.world
  return kind === 'photo' ? { photo: files.keepPhoto(upload) } : mediaFields(call, files.keep(kind, upload))
}

/** The field of a message that shows this file. */
export function mediaFields({ world }: Pick<Call, 'world'>, record: FileRecord): Partial<Message> {
  if (record.kind === 'photo') return { photo: world.files.photoSizes(record) }
  if (record.kind === 'sticker') return { sticker: stickerOf(record) }
  const file = {
    file_id: record.fileId,
    file_unique_id: record.uniqueId,
    file_size: record.size,
    mime_type: record.mimeType,
    ...(record.name === undefined ? {} : { file_name: record.name }),
  }
  if (record.kind === 'document') return { document: file }
  const { file_name: _name, ...unnamed } = file
  if (record.kind === 'voice') return { voice: { ...unnamed, duration: 1 } }
  if (record.kind === 'audio') return { audio: { ...file, duration: 1 } }
  const moving = { ...file, duration: 1, width: 320, height: 240 }
  return record.kind === 'animation' ? { animation: moving, document: file } : { video: moving }
}

/** Stickers are WebP, or WebM and TGS when they move. */
function stickerOf({ fileId, uniqueId, size, mimeType, width, height }: FileRecord): Sticker {
  return {
    file_id: fileId,
    file_unique_id: uniqueId,
    type: 'regular',
    width: width ?? 512,
    height: height ?? 512,
    is_animated: mimeType === 'application/x-tgsticker',
    is_video: mimeType.startsWith('video/'),
    file_size: size,
  }
}
