import type { PhotoSize } from '@grammyjs/types'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { badRequest } from './api-error'
import type { Counters } from './counters'
import { imageSize } from './image-size'
import type { FileRecord, UploadedFile } from './records'
import type { Store, Table } from './store'

const largestPhoto = 10 * 1024 * 1024
const sides = [90, 320, 800, 1280]

/** How the path of a kind begins, and the extension Telegram gives it. */
const places: Partial<Record<FileRecord['kind'], [string, string]>> = {
  photo: ['photos', '.jpg'],
  voice: ['voice', '.oga'],
  audio: ['music', ''],
  sticker: ['stickers', ''],
}

/** Uploaded files: their descriptions in the store, their bytes in a folder beside it or in memory. */
export class Files {
  private readonly table: Table<FileRecord>
  private readonly memory = new Map<string, Buffer>()
  private readonly byPaths = new Map<string, FileRecord>()
  private readonly photos = new Map<string, FileRecord[]>()

  constructor(
    store: Store,
    private readonly counters: Counters,
    private readonly folder: string | undefined,
  ) {
    this.table = store.table('file')
    if (folder !== undefined) mkdirSync(folder, { recursive: true })
    for (const record of this.table.values()) this.index(record)
  }

  get(fileId: string): FileRecord | undefined {
    return this.table.get(fileId)
  }

  /** The file that `getFile` named by this path. */
  byPath(path: string): FileRecord | undefined {
    return this.byPaths.get(path)
  }

  bytes(record: FileRecord): Buffer {
    if (this.folder === undefined) return this.memory.get(record.bytesKey) ?? Buffer.alloc(0)
    const file = join(this.folder, record.bytesKey)
    return existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  }

  /** Keeps a file of any kind but a photo. */
  keep(kind: FileRecord['kind'], upload: UploadedFile): FileRecord {
    if (upload.bytes.length === 0) throw badRequest('file must be non-empty')
    const bytesKey = this.keepBytes(upload.bytes)
    const measures = kind === 'sticker' ? imageSize(upload.bytes) : undefined
    return this.describe(kind, bytesKey, upload, { size: upload.bytes.length, ...measures })
  }

  /** Keeps a photo as the sizes Telegram would make of it; the last is the largest. */
  keepPhoto(upload: UploadedFile): PhotoSize[] {
    const { length } = upload.bytes
    if (length === 0) throw badRequest('file must be non-empty')
    if (length > largestPhoto) {
      throw badRequest(
        `file of size ${length} bytes is too big for a photo; the maximum size is ${largestPhoto} bytes`,
      )
    }
    const full = imageSize(upload.bytes)
    if (full === undefined) throw badRequest('IMAGE_PROCESS_FAILED')
    const { width, height } = full
    if (width + height > 10_000 || width > height * 20 || height > width * 20) {
      throw badRequest('PHOTO_INVALID_DIMENSIONS')
    }
    const bytesKey = this.keepBytes(upload.bytes)
    const longest = Math.max(width, height)
    const wanted = [...sides.filter((side) => side < longest), Math.min(longest, 1280)]
    return [...new Set(wanted)].map((side) => {
      const scale = Math.min(1, side / longest)
      const size = {
        width: Math.max(1, Math.round(width * scale)),
        height: Math.max(1, Math.round(height * scale)),
      }
      const record = this.describe('photo', bytesKey, upload, {
        ...size,
        size: Math.ceil(length * scale * scale),
      })
      return photoSize(record)
    })
  }

  /** The sizes of the photo a file id belongs to. */
  photoSizes(record: FileRecord): PhotoSize[] {
    return (this.photos.get(record.bytesKey) ?? []).map(photoSize)
  }

  private keepBytes(bytes: Buffer): string {
    const key = `${this.counters.next('bytes', 1)}`
    if (this.folder === undefined) this.memory.set(key, bytes)
    else writeFileSync(join(this.folder, key), bytes)
    return key
  }

  private describe(
    kind: FileRecord['kind'],
    bytesKey: string,
    upload: UploadedFile,
    measures: { size: number; width?: number; height?: number },
  ): FileRecord {
    const number = this.counters.next('file', 1)
    const [folder, fixed] = places[kind] ?? [`${kind}s`, '']
    const extension = fixed === '' ? extname(upload.name).slice(0, 12) : fixed
    const record: FileRecord = {
      fileId: `${kind === 'photo' ? 'AgACAgI' : 'BQACAgI'}${randomBytes(36).toString('base64url')}`,
      uniqueId: `AQAD${randomBytes(8).toString('base64url')}`,
      kind,
      bytesKey,
      path: `${folder}/file_${number}${extension}`,
      mimeType: upload.mimeType,
      ...(kind === 'photo' || upload.name === '' ? {} : { name: upload.name }),
      ...measures,
    }
    this.table.set(record.fileId, record)
    this.index(record)
    return record
  }

  private index(record: FileRecord): void {
    this.byPaths.set(record.path, record)
    if (record.kind !== 'photo') return
    const sizes = this.photos.get(record.bytesKey)
    if (sizes === undefined) this.photos.set(record.bytesKey, [record])
    else sizes.push(record)
  }
}

const photoSize = (record: FileRecord): PhotoSize => ({
  file_id: record.fileId,
  file_unique_id: record.uniqueId,
  file_size: record.size,
  width: record.width ?? 0,
  height: record.height ?? 0,
})
