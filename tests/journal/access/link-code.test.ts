import fc from 'fast-check'
import {
  generateLinkCode,
  hashLinkCode,
  linkCodeAlphabet,
  readLinkCode,
  showLinkCode,
} from '../../../journal/access/link-code'

const cyrillic: Record<string, string> = {
  A: 'А',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  '3': 'З',
}

const code = fc
  .array(fc.constantFrom(...Array.from(linkCodeAlphabet)), { minLength: 12, maxLength: 12 })
  .map((signs) => signs.join(''))

describe('a link code', () => {
  it('is read whatever the case, the alphabet of its letters, the spaces and the dashes', () => {
    const disguise = fc.record({
      code,
      lower: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      russian: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      gaps: fc.array(fc.constantFrom('', ' ', '-', '—', '–', '\u00a0', '‑', '\n', '_'), {
        minLength: 13,
        maxLength: 13,
      }),
    })
    fc.assert(
      fc.property(disguise, ({ code, lower, russian, gaps }) => {
        const signs = Array.from(code).map((sign, i) => {
          const letter = russian[i] ? (cyrillic[sign] ?? sign) : sign
          return lower[i] ? letter.toLowerCase() : letter
        })
        const typed = signs.map((sign, i) => gaps[i]! + sign).join('') + gaps[12]!
        expect(readLinkCode(typed)).toBe(code)
      }),
    )
  })

  it('is shown in three groups that read back as the same code', () => {
    fc.assert(
      fc.property(code, (code) => {
        expect(showLinkCode(code)).toMatch(/^.{4}-.{4}-.{4}$/)
        expect(readLinkCode(showLinkCode(code))).toBe(code)
      }),
    )
  })

  it.each([
    '',
    '2345-6789-ACE',
    '2345-6789-ACEHK',
    'ВВВВ-6789-ACEH',
    '2345-6789-ACE0',
    'что задали на завтра',
  ])('is not seen in «%s»', (text) => expect(readLinkCode(text)).toBeNull())

  it('is made of its alphabet and never twice the same', () => {
    const made = Array.from({ length: 1000 }, generateLinkCode)
    expect(new Set(made).size).toBe(1000)
    expect(made.every((one) => readLinkCode(one) === one)).toBe(true)
    expect(new Set(made.join(''))).toEqual(new Set<string>(linkCodeAlphabet))
  })

  it('hashes differently under another key', () => {
    const made = generateLinkCode()
    const hash = hashLinkCode(made, Buffer.alloc(32, 1))
    expect(hash).toHaveLength(32)
    expect(hashLinkCode(made, Buffer.alloc(32, 1)).equals(hash)).toBe(true)
    expect(hashLinkCode(made, Buffer.alloc(32, 2)).equals(hash)).toBe(false)
  })
})
