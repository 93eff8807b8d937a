const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е').trim()

const shortest = 2
/** What pupils say for a subject's name; in any case («по физре»). */
const spoken: Readonly<Record<string, string>> = {
  англ: 'английский',
  матем: 'математика',
  физра: 'физическая культура',
  'физ-ра': 'физическая культура',
  инфа: 'информатика',
  лит: 'литература',
  обж: 'основы безопасности',
  изо: 'изобразительное',
}

const ending = /(?:ого|его|ому|ему|ая|яя|ое|ой|ей|ую|юю|ий|ый|ым|им|ом|ем|ии|ию|а|я|о|е|у|ю|ы|и)$/
const shortestStem = 4

/** «алгебре», «английскому»: the ending of the case differs, the stem does not. */
const stemOf = (word: string): string => {
  const stem = word.replace(ending, '')
  return stem.length < shortestStem ? word : stem
}

/**
 * Whether a subject fits the words a person wrote: as its beginning, inside its name, or in a case («по алгебре»);
 * ё counts as е, letter case does not count.
 */
export function matchesSubject(subject: string, words: string): boolean {
  const name = plain(subject)
  const asked = plain(words).replace(/^(по|к|for|in)\s+/, '')
  if (asked.length < shortest) return false
  const bare = asked.replace(ending, '')
  const [, known] = Object.entries(spoken).find(([word]) => word.replace(ending, '') === bare) ?? []
  if (name.includes(asked) || (known !== undefined && name.includes(known))) return true
  const stem = stemOf(asked)
  return name.split(/\s+/).some((word) => word.startsWith(stem))
}
