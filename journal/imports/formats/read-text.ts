import { decode } from 'iconv-lite'
import { UnreadableFile } from '../problem'
import type { SourceFile } from './source-file'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads text in whatever encoding it came: a byte order mark decides, then valid UTF-8, else windows-1251.
 * Text that reads as neither is refused.
 */
export function readText({ name, bytes }: SourceFile): string {
  const text = decoded(bytes)
  // A control sign other than tab and line ends is in no text file, but in every binary one read as text.
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) throw new UnreadableFile('not_text', { file: name })
  return text.replace(/^\uFEFF/, '')
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be')
  try {
    return utf8.decode(bytes)
  } catch {
    return decode(bytes, 'win1251')
  }
}
