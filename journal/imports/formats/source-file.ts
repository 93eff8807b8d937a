import { UnreadableFile } from '../problem'

/** A file as it was handed in. */
export interface SourceFile {
  /** Its name without folders, for messages. */
  readonly name: string
  readonly bytes: Buffer
}

/** What a file may weigh, so that no file can exhaust the process. */
export const limits = {
  bytes: 20 * 1024 * 1024,
  /** Sum of the sizes that a ZIP directory declares. */
  unpackedBytes: 100 * 1024 * 1024,
  /** How many times larger than packed a ZIP entry may say it is, beyond the first megabyte. */
  zipRatio: 200,
  rows: 20_000,
  columns: 500,
} as const

/** Refuses an empty file or one over the size cap. */
export function checkSize({ name, bytes }: SourceFile): void {
  if (bytes.length === 0) throw new UnreadableFile('file_empty', { file: name })
  if (bytes.length > limits.bytes) {
    throw new UnreadableFile('file_too_large', { file: name }, { megabytes: limits.bytes / 1024 / 1024 })
  }
}
