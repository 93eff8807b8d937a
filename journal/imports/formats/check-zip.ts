import { inflateRawSync } from 'node:zlib'
import { UnreadableFile } from '../problem'
import { limits, type SourceFile } from './source-file'

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const maxEntries = 2_000
const freeRatioBytes = 1024 * 1024

interface Entry {
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/** Whether bytes begin as a ZIP archive does; XLSX and ODS are such. */
export const isZip = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt32LE(0) === localSignature

/**
 * Refuses a ZIP bomb before anything of it is kept: first by the sizes its directory declares,
 * then by unpacking each entry into nothing with its declared size as the cap, for a directory may lie.
 */
export function checkZip({ name, bytes }: SourceFile): void {
  const broken = new UnreadableFile('archive_broken', { file: name })
  const bomb = new UnreadableFile(
    'archive_too_large',
    { file: name },
    {
      megabytes: limits.unpackedBytes / 1024 / 1024,
    },
  )
  const entries = directoryOf(bytes)
  if (!entries) throw broken
  const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
  const swollen = entries.some(
    ({ packed, unpacked }) => unpacked > freeRatioBytes && unpacked > packed * limits.zipRatio,
  )
  if (total > limits.unpackedBytes || swollen) throw bomb
  for (const entry of entries) {
    const verdict = unpack(bytes, entry)
    if (verdict === 'broken') throw broken
    if (verdict === 'larger') throw bomb
  }
}

function directoryOf(bytes: Buffer): Entry[] | null {
  const earliest = Math.max(0, bytes.length - 65_557)
  let end = bytes.length - 22
  while (end >= earliest && bytes.readUInt32LE(end) !== endSignature) end--
  if (end < earliest || end < 0) return null
  const count = bytes.readUInt16LE(end + 10)
  if (count > maxEntries) return null
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) return null
    entries.push({
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function unpack(bytes: Buffer, { method, packed, unpacked, offset }: Entry): 'fine' | 'larger' | 'broken' {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== localSignature) return 'broken'
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const data = bytes.subarray(start, start + packed)
  if (method === 0) return data.length === unpacked ? 'fine' : 'broken'
  if (method !== 8) return 'broken'
  try {
    inflateRawSync(data, { maxOutputLength: Math.max(unpacked, 1) })
    return 'fine'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'larger' : 'broken'
  }
}
