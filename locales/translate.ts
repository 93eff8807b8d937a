import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type TOptions } from 'i18next'

export const languages = ['ru', 'en'] as const
export type Language = (typeof languages)[number]

/** The language of whoever runs a command, by the environment's locale; English unless it is Russian. */
export const operatorLanguage = (env: Readonly<Record<string, string | undefined>>): Language =>
  (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '').startsWith('ru') ? 'ru' : 'en'

/** Gives the text of a key, `feature:key`, in one language; a missing key throws, so that no key is ever shown to a person. */
export type Translate = (key: string, options?: TOptions) => string

type Catalogue = Record<string, Record<string, unknown>>

const load = (folder: string, language: Language): Catalogue =>
  Object.fromEntries(
    readdirSync(join(folder, language))
      .filter((file) => file.endsWith('.json'))
      .map((file) => [
        file.slice(0, -'.json'.length),
        JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Record<string, unknown>,
      ]),
  )

/** Every text of the program in every language. */
export interface Texts {
  translator(language: Language): Translate
  /** A list of texts under a key, such as the phrases a feature answers to; empty when there is none. */
  list(language: Language, key: string): readonly string[]
  /** A single text that may be missing, without values put in; null when there is none. */
  find(language: Language, key: string): string | null
}

/** Looks a text without values up once: an answer needs dozens, and each look-up parses its key anew. */
const remembering = (translate: (key: string, options: TOptions) => string): Translate => {
  const known = new Map<string, string>()
  return (key, options) => {
    if (options) return translate(key, { ...options })
    const text = known.get(key) ?? translate(key, {})
    known.set(key, text)
    return text
  }
}

/** Reads the catalogues: one JSON file a feature in `ru` and `en` below `folder`; plural forms by i18next's suffixes. */
export function loadTexts(folder: string): Texts {
  const catalogues = { ru: load(folder, 'ru'), en: load(folder, 'en') }
  const i18n = createInstance({
    resources: catalogues,
    lng: 'ru',
    ns: Object.keys(catalogues.ru),
    defaultNS: 'common',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
    parseMissingKeyHandler: (key: string) => {
      throw new Error(`No text for ${key}`)
    },
  })
  void i18n.init()
  const translators = { ru: remembering(i18n.getFixedT('ru')), en: remembering(i18n.getFixedT('en')) }
  const valueOf = (language: Language, key: string): unknown => {
    const [namespace = '', ...path] = key.split(/[:.]/)
    let value: unknown = catalogues[language][namespace]
    for (const step of path) value = (value as Record<string, unknown> | undefined)?.[step]
    return value
  }
  return {
    translator: (language) => translators[language],
    list(language, key) {
      const value = valueOf(language, key)
      return Array.isArray(value) ? (value as string[]) : []
    },
    find(language, key) {
      const value = valueOf(language, key)
      return typeof value === 'string' ? value : null
    },
  }
}
