import type { Actor, ReadablePupil } from '../../../journal/actor'
import type { PersonId } from '../../../journal/ids'
import { readablePupils } from '../../../journal/people/policy'
import type { Translate } from '../../../locales/translate'
import { privacyFor, shortFamilyName } from '../names'

/** How a pupil is called in one answer. */
export interface PupilName {
  /** «Аня», «А. К.», «старший ребёнок»; null for pupils who read about themselves and for an only child without a name. */
  readonly name: string | null
  /** For a button: never null. */
  readonly button: string
  /** Whether the class may stand beside the name, and teachers' names in the text. */
  readonly named: boolean
}

const ordinal = (position: number, count: number, t: Translate): string => {
  if (count <= 3) return t(`family:ordinal.${count}_${position + 1}`)
  return t('family:ordinal.many', { number: position + 1 })
}

/** Every pupil of an account once, the oldest child of each guardian first. */
export const ownPupils = (actor: Actor): readonly ReadablePupil[] => [
  ...new Map(readablePupils(actor).map((pupil) => [pupil.pupilId, pupil])).values(),
]

/** Names of an account's pupils at the privacy level of each; under the levels without names by their order of age. */
export function pupilNames(actor: Actor, t: Translate): ReadonlyMap<PersonId, PupilName> {
  const pupils = ownPupils(actor)
  const children = pupils.filter(({ child }) => child)
  const byAge = [...children].sort((a, b) => (a.child?.bornOn ?? '9').localeCompare(b.child?.bornOn ?? '9'))
  return new Map(
    pupils.map((pupil): [PersonId, PupilName] => {
      if (!pupil.child) return [pupil.pupilId, { name: null, button: t('family:self'), named: true }]
      const name = shortFamilyName(pupil, privacyFor(actor, pupil.person))
      if (name !== null) return [pupil.pupilId, { name, button: name, named: true }]
      const ordered = byAge.length > 1 ? ordinal(byAge.indexOf(pupil), byAge.length, t) : null
      return [pupil.pupilId, { name: ordered, button: ordered ?? t('family:child'), named: false }]
    }),
  )
}

/** «Аня, 7Б», «старший ребёнок», or null when nothing is to stand above the answer. */
export const headingOf = (name: PupilName | undefined, classLabel: string | null): string | null =>
  name?.name ? [name.name, name.named ? classLabel : null].filter(Boolean).join(', ') : null
