import type { Actor, ReadablePupil } from '../../../journal/actor'
import type { PersonId } from '../../../journal/ids'
import { normalised } from '../../phrases'
import { ownPupils } from './headings'

/** Endings of a Russian name's cases, by its last letter. */
const caseEndings = {
  vowel: '(?:а|я|о|ы|и|у|ю|е|ой|ей|ою|ею)',
  soft: '(?:й|ь|я|ю|ем|е|и|ью)',
  hard: '(?:а|у|ом|е)?',
} as const

/** Only letters, digits, spaces and dashes: labels are typed by people. */
const plainName = (name: string): string => normalised(name).replace(/[^\p{L}\p{N} -]/gu, '')

const withCases = (safe: string): RegExp => {
  const last = safe.at(-1) ?? ''
  const ending = /[аяоеиыую]/.test(last) ? 'vowel' : /[йь]/.test(last) ? 'soft' : 'hard'
  const stem = ending === 'hard' ? safe : safe.slice(0, -1)
  return new RegExp(`^(?:(?:у|для|про|по|of|for) )?${stem}${caseEndings[ending]}(?:['’]?s)?$`, 'u')
}

/** «Аня», «Анна», «7Б»: what one may call a child by; in any case of the language. */
const patternsOf = ({ child, class: schoolClass }: ReadablePupil): RegExp[] =>
  [child?.label, child?.givenName, schoolClass?.label]
    .map((name) => plainName(name ?? ''))
    .filter((name) => name.length > 1)
    .map(withCases)

const longestName = 4

/**
 * Finds one of several children whom the words after a phrase name: «Аня», «у Пети», «алгебра Ани», «7Б».
 * @param rest lower case, ё as е
 * @returns the child, null when none or several are named, and the other words
 */
export function namedChild(
  actor: Actor,
  rest: string,
): { readonly pupilId: PersonId | null; readonly rest: string } {
  const children = ownPupils(actor).filter(({ child }) => child)
  const words = rest.split(' ').filter(Boolean)
  for (let length = Math.min(words.length, longestName); length > 0; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const chunk = words.slice(start, start + length).join(' ')
      const meant = children.filter((pupil) => patternsOf(pupil).some((pattern) => pattern.test(chunk)))
      if (meant.length === 1 && meant[0]) {
        const others = [...words.slice(0, start), ...words.slice(start + length)]
        const more = namedChild(actor, others.join(' '))
        const one = more.pupilId === null || more.pupilId === meant[0].pupilId
        return { pupilId: one ? meant[0].pupilId : null, rest: more.rest }
      }
    }
  }
  return { pupilId: null, rest }
}
