import { stricter, type PrivacyLevel } from '../../journal/settings'
import type { Actor, ActorPerson, ReadablePupil } from '../../journal/actor'

/** The parts of a name, as the school writes them. */
export interface NameParts {
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string | null
}

const initial = (part: string | null): string | null =>
  part ? `${String.fromCodePoint(part.codePointAt(0) ?? 0)}.` : null

const joined = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join(' ')

/** How much may be said to this account about people of that person's school: the stricter of school and person. */
export const privacyFor = (actor: Actor, person: Pick<ActorPerson, 'school'>): PrivacyLevel =>
  stricter(person.school.settings.privacy, actor.kind === 'account' ? actor.privacy : null)

/** «А. К.»: given name and surname as initials. */
export const initials = ({ givenName, surname }: Pick<NameParts, 'givenName' | 'surname'>): string =>
  joined(initial(givenName), initial(surname))

/** «Мария Ивановна», or name and surname of somebody without a patronymic: how families read a member of staff. */
export const nameAndPatronymic = ({ surname, givenName, patronymic }: NameParts): string =>
  joined(givenName, patronymic ?? surname)

/** «Соколова М. И.»: how staff read one another and the journal writes them. */
export const surnameAndInitials = ({ surname, givenName, patronymic }: NameParts): string =>
  joined(surname, initial(givenName), initial(patronymic))

/** «Соколова Мария Ивановна»: for documents. */
export const fullName = ({ surname, givenName, patronymic }: NameParts): string =>
  joined(surname, givenName, patronymic)

const nameOf = ({ child, person }: ReadablePupil) => child ?? person

/**
 * How a family reads one of its pupils: «Аня, 7Б» (own label or the given name), «А. К., 7Б», or null under the levels
 * that name nobody. A pupil reading about themself needs no name: see {@link ReadablePupil.child}.
 */
export function familyName(pupil: ReadablePupil, level: PrivacyLevel): string | null {
  const name = shortFamilyName(pupil, level)
  return name === null ? null : [name, pupil.class?.label].filter(Boolean).join(', ')
}

/** The same without the class, for a button: «Аня», «А. К.», or null. */
export function shortFamilyName(pupil: ReadablePupil, level: PrivacyLevel): string | null {
  if (level === 'minimal' || level === 'link') return null
  return level === 'full' ? (pupil.child?.label ?? nameOf(pupil).givenName) : initials(nameOf(pupil))
}

/**
 * How staff read a pupil: «Сидорова А.» under `full` and `initials`, the register number «№ 9» under the others,
 * initials where no number is known.
 */
export const staffPupilName = (
  pupil: NameParts & { readonly registerNumber: number | null },
  level: PrivacyLevel,
): string =>
  level === 'full' || level === 'initials'
    ? joined(pupil.surname, initial(pupil.givenName))
    : pupil.registerNumber === null
      ? initials(pupil)
      : `№ ${pupil.registerNumber}`
