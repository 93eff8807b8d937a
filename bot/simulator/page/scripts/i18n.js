import { english } from './texts-en.js'
import { russian } from './texts-ru.js'

/** The page's language: Russian if the browser's is, English otherwise. */
export const language = navigator.language.toLowerCase().startsWith('ru') ? 'ru' : 'en'

const texts = language === 'ru' ? russian : english
const plurals = new Intl.PluralRules(language)

/**
 * The text of a key. `{name}` is replaced by the parameter of that name; a text with plural forms takes
 * the form that `n` asks for.
 * @param {keyof typeof russian} key
 * @param {Record<string, string|number>} [parameters]
 */
export function t(key, parameters = {}) {
  const entry = texts[key]
  const text =
    typeof entry === 'string' ? entry : (entry[plurals.select(Number(parameters.n))] ?? entry.other)
  return text.replace(/\{(\w+)\}/g, (_, name) => String(parameters[name]))
}
