import { decodeReference } from './character-references'

const isSpace = (sign: string | undefined): boolean => sign !== undefined && /\s/.test(sign)

/** Reads the inside of one tag, from after `<` or `</`. */
export class TagReader {
  constructor(
    private readonly html: string,
    public index: number,
  ) {}

  get ended(): boolean {
    return this.index >= this.html.length
  }

  /** The tag's name in lower case. */
  name(): string {
    const start = this.index
    while (!this.ended && !isSpace(this.html[this.index]) && this.html[this.index] !== '>') this.index += 1
    return this.html.slice(start, this.index).toLowerCase()
  }

  skipSpaces(): void {
    while (isSpace(this.html[this.index])) this.index += 1
  }

  /** The attributes up to and with `>`; `fail` makes the error of a sentence. */
  attributes(fail: (detail: string) => Error, tag: string): Map<string, string> {
    const attributes = new Map<string, string>()
    for (;;) {
      this.skipSpaces()
      if (this.ended) throw fail('Unclosed start tag')
      if (this.html[this.index] === '>') break
      const name = this.attributeName()
      if (name === '') throw fail(`Empty attribute name in the tag "${tag}"`)
      this.skipSpaces()
      if (this.html[this.index] !== '=') {
        // An attribute without a value: <blockquote expandable>.
        attributes.set(name, '')
        continue
      }
      this.index += 1
      this.skipSpaces()
      attributes.set(name, this.attributeValue(fail))
    }
    this.index += 1
    return attributes
  }

  private attributeName(): string {
    const start = this.index
    while (!this.ended && !isSpace(this.html[this.index]) && !/[=>]/.test(this.html[this.index] ?? '')) {
      this.index += 1
    }
    return this.html.slice(start, this.index).toLowerCase()
  }

  private attributeValue(fail: (detail: string) => Error): string {
    const quote = this.html[this.index]
    if (quote !== '"' && quote !== "'") {
      const start = this.index
      while (/[\w.-]/.test(this.html[this.index] ?? '')) this.index += 1
      if (!isSpace(this.html[this.index]) && this.html[this.index] !== '>') {
        throw fail('Unexpected end of name token')
      }
      return this.html.slice(start, this.index).toLowerCase()
    }
    this.index += 1
    let value = ''
    while (this.html[this.index] !== quote) {
      if (this.ended) throw fail('Unclosed start tag')
      const part = this.html[this.index] === '&' ? decodeReference(this.html, this.index) : undefined
      value += part?.text ?? this.html[this.index] ?? ''
      this.index = part?.end ?? this.index + 1
    }
    this.index += 1
    return value
  }
}
