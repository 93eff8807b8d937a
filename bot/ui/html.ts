/** Text that is already Telegram HTML; made only by {@link html}, so that nothing unescaped slips in. */
export class Html {
  constructor(readonly source: string) {}
  toString(): string {
    return this.source
  }
}

type Piece = Html | string | number | null | undefined | false | readonly Piece[]

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

const render = (piece: Piece): string => {
  if (piece === null || piece === undefined || piece === false) return ''
  if (piece instanceof Html) return piece.source
  if (typeof piece === 'object') return piece.map(render).join('')
  return escape(String(piece))
}

/** Builds Telegram HTML: whatever is put into the template is escaped unless it is {@link Html} itself. */
export const html = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
  new Html(strings.map((part, i) => part + (i < pieces.length ? render(pieces[i]) : '')).join(''))

/** Joins the lines that are there; null, undefined and false leave no empty line. */
export const lines = (...rows: readonly (Html | string | null | undefined | false)[]): Html =>
  new Html(
    rows
      .filter((row) => row !== null && row !== undefined && row !== false)
      .map(render)
      .join('\n'),
  )

/** Bold text. */
export const bold = (text: Html | string): Html => html`<b>${text}</b>`

/** Italic text. */
export const italic = (text: Html | string): Html => html`<i>${text}</i>`
