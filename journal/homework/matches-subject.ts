const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е').trim()

const shortest = 2
const spoken: Readonly<Record<string, string>> = {
  англ: 'английский',
  матем: 'математика',
  физра: 'физическая культура',
  физ_ра: 'физическая культура',
  инфа: 'информатика',
  лит: 'литература',
  обж: 'основы безопасности',
  изо: 'изобразительное',
}

/**
 * Whether a subject fits the words a person wrote: as its beginning, inside its name, or in a case («по алгебре»);
 * ё counts as е, letter case does not count.
 */
export function matchesSubject(subject: string, words: string): boolean {
  const name = plain(subject)
  const asked = plain(words).replace(/^(по|к|for|in)\s+/, '')
  if (asked.length < shortest) return false
  const known = spoken[asked.replace('-', '_')]
  if (name.includes(asked) || (known !== undefined && name.includes(known))) return true
  // «алгебре», «алгебру»: the ending differs, the stem does not.
  const stem = asked.length > 4 ? asked.slice(0, -1) : asked
  return name.startsWith(stem) || name.split(/\s+/).some((word) => word.startsWith(stem))
}
