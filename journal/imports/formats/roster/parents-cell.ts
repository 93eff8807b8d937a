import type { Relation } from '../../../../db/queries/imports/rows'
import { fold } from '../school-names'

const relationWords: readonly (readonly [Relation, RegExp])[] = [
  ['mother', /^(мать|мама|матери|mother|mom|mum)$/],
  ['father', /^(отец|папа|отца|father|dad)$/],
  ['guardian', /^(опекун|опекунша|guardian|legal guardian|законный представитель)$/],
  ['trustee', /^(попечитель|trustee)$/],
  ['foster_parent', /^(приемн(ый|ая) (родитель|мать|отец)|усыновител(ь|ьница)|foster parent)$/],
  ['other', /^(бабушка|дедушка|брат|сестра|тетя|дядя|мачеха|отчим|другое|grandmother|grandfather|other)$/],
]

/** A relation by the school's word; null when there is none or it is unknown. */
export function readRelation(text: string): Relation | null {
  const word = fold(text).replace(/[.:]/g, '').trim()
  return relationWords.find(([, pattern]) => pattern.test(word))?.[0] ?? null
}

/** One parent of a cell that holds several. */
export interface CellParent {
  readonly name: string
  readonly relation: string
  readonly phone: string
}

const phonePattern = /(?:\+?\d[\d\s()-]{5,}\d)/g

/** Splits «мать: …, отец: …»: one parent a line, semicolon or relation word; phone numbers are taken out of the names. */
export function splitParents(cell: string): CellParent[] {
  const marked = cell.replace(
    /(^|[\s,;/]+)(мать|мама|отец|папа|опекун|попечитель|бабушка|дедушка|mother|father|guardian)\s*[:\-–—]\s*/giu,
    (_, _before, word: string) => `\n${word}: `,
  )
  return marked
    .split(/[\n;]+/)
    .map((part) => {
      const [phone = ''] = part.match(phonePattern) ?? []
      const named = part
        .replace(phonePattern, ' ')
        .replace(/\S+@\S+/g, ' ')
        .replace(/(тел|т)\.(?=\s|$)/giu, ' ')
      const parts = /^([^:]*):(.*)$/s.exec(named)
      const [before, after] = [parts?.[1] ?? '', parts?.[2] ?? named]
      const bracket = /\(([^)]*)\)/.exec(after)
      const name = after
        .replace(/\([^)]*\)/g, ' ')
        .replace(/[,\s]+$/, '')
        .trim()
      return { name: name.replace(/^[,\s]+/, ''), relation: (before || bracket?.[1] || '').trim(), phone }
    })
    .filter(({ name }) => /\p{L}/u.test(name))
}
