const named = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
])

/** Reads `&lt;`, `&gt;`, `&amp;`, `&quot;` and numbers at an ampersand; anything else stays an ampersand. */
export function decodeReference(html: string, index: number): { text: string; end: number } {
  const match = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{1,4}))(;?)/i.exec(html.slice(index, index + 12))
  if (match === null) return { text: '&', end: index + 1 }
  const [whole, decimal, hexadecimal, name] = match
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? '0', 16)
  const text =
    name !== undefined
      ? named.get(name)
      : code > 0 && code < 0x10ffff
        ? String.fromCodePoint(code)
        : undefined
  if (text === undefined) return { text: '&', end: index + 1 }
  return { text, end: index + whole.length }
}
