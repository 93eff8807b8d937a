import { languages, type Texts } from '../locales/translate'
import type { Feature } from './feature'

/** Words as they are compared: lower case, ё as е, single spaces, no punctuation at the end. */
export const normalised = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\s+/g, ' ')
    .replace(/[\s.!?…]+$/u, '')
    .trim()

/** A feature that a text may open, and what followed its phrase. */
export interface Match {
  readonly feature: Feature
  readonly rest: string
  readonly typed: string
}

/** Knows which words open which feature, in every language at once. */
export interface Phrases {
  /** The features whose phrases begin the text, longest phrase first. */
  match(text: string): readonly Match[]
  /** The feature whose button on the persistent keyboard says exactly this. */
  menu(text: string): Feature | null
  /** What followed «а» in «а завтра», or null. */
  continuation(text: string): string | null
}

interface Phrase {
  readonly words: string
  readonly feature: Feature
}

const wordCount = (text: string) => text.split(' ').length

/** The last words of a text as they were typed. */
const tail = (text: string, words: number): string =>
  words === 0 ? '' : text.trim().split(/\s+/).slice(-words).join(' ')

const after = (text: string, words: string): string | null => {
  if (text === words) return ''
  return text.startsWith(`${words} `) ? text.slice(words.length + 1) : null
}

/**
 * Collects the phrases of all features from their catalogues.
 * @throws when two features answer to the same phrase
 */
export function createPhrases(features: readonly Feature[], texts: Texts): Phrases {
  const owners = new Map<string, Feature>()
  const menus = new Map<string, Feature>()
  for (const language of languages) {
    for (const feature of features) {
      for (const phrase of texts.list(language, `${feature.name}:phrases`)) {
        const words = normalised(phrase)
        const owner = owners.get(words)
        if (owner && owner !== feature) {
          throw new Error(`Both ${owner.name} and ${feature.name} answer to «${phrase}»`)
        }
        owners.set(words, feature)
      }
      for (const key of ['menu', 'menu_college']) {
        const label = texts.find(language, `${feature.name}:${key}`)
        if (label !== null) menus.set(normalised(label), feature)
      }
    }
  }
  const phrases: Phrase[] = [...owners].map(([words, feature]) => ({ words, feature }))
  phrases.sort((a, b) => b.words.length - a.words.length)
  const byFirstWord = new Map<string, Phrase[]>()
  for (const phrase of phrases) {
    const first = phrase.words.split(' ')[0] ?? ''
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), phrase])
  }
  const also = languages
    .flatMap((language) => texts.list(language, 'common:and_also'))
    .map(normalised)
    .sort((a, b) => b.length - a.length)

  return {
    match(typedText) {
      const text = normalised(typedText)
      return (byFirstWord.get(text.split(' ')[0] ?? '') ?? []).flatMap(({ words, feature }) => {
        const rest = after(text, words)
        if (rest === null) return []
        return [{ feature, rest, typed: tail(typedText, rest === '' ? 0 : wordCount(rest)) }]
      })
    },
    menu: (text) => menus.get(normalised(text)) ?? null,
    continuation(typedText) {
      const text = normalised(typedText)
      for (const words of also) {
        const rest = after(text, words)
        if (rest) return rest
      }
      return null
    },
  }
}
