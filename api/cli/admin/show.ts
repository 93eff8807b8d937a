/** A person as documents write them. */
export const fullName = (person: {
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string | null
}): string => [person.surname, person.givenName, person.patronymic].filter(Boolean).join(' ')

/** An instant to the minute, in UTC: `2026-12-04 09:00Z`. */
export const minutes = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)}Z`
