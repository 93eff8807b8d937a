import { plainText } from './plain-text'

/** Telegram's limit of a message, counted after the formatting is taken out. */
const longest = 4096

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign] ?? ''};`)

const isBalanced = (line: string): boolean => {
  const open: string[] = []
  for (const [, closing, name] of line.matchAll(/<(\/?)([a-z-]+)[^<>]*>/gi)) {
    if (!closing) open.push(name ?? '')
    else if (open.pop() !== name) return false
  }
  return open.length === 0
}

/** A line that stands alone as it is, or its plain text in pieces that fit. */
const pieces = (line: string): string[] => {
  const plain = plainText(line)
  if (isBalanced(line) && plain.length <= longest) return [line]
  return (plain.match(/[^]{1,4000}(?![\udc00-\udfff])/g) ?? []).map(escaped)
}

/** Cuts a text of our HTML into messages that Telegram takes, at line ends where it can; formatting is never torn. */
export function textParts(source: string): readonly string[] {
  if (source.length <= longest || plainText(source).length <= longest) return [source]
  const parts: string[][] = [[]]
  let length = 0
  for (const piece of source.split('\n').flatMap(pieces)) {
    const more = plainText(piece).length + 1
    if (length + more > longest) {
      parts.push([])
      length = 0
    }
    parts.at(-1)?.push(piece)
    length += more
  }
  return parts.map((lines) => lines.join('\n').trim()).filter((text) => text !== '')
}
