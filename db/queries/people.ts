import { statement, type Connection } from '../connection'
import type { LocalDate, PersonId, SchoolId } from '../values'

/** Somebody whom a school knows. */
export interface PersonRecord {
  readonly id: PersonId
  readonly schoolId: SchoolId
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string | null
  readonly sex: 'female' | 'male' | null
  readonly bornOn: LocalDate | null
  /** The first day on which the person is no longer here; null while there is none. */
  readonly leftOn: LocalDate | null
}

/** A person who is about to change, on the school's own day. */
export interface PersonOfToday extends PersonRecord {
  readonly today: LocalDate
}

/** SQL of a {@link PersonRecord}'s columns; needs `p` (people) in scope. */
export const personColumns = `p.id, p.school_id as "schoolId", p.surname, p.given_name as "givenName", p.patronymic, p.sex,
  p.birth_on as "bornOn", p.left_on as "leftOn"`

/** Reads a person and keeps them from other writers until the transaction ends. Values: person id, the present instant. */
export const lockPerson = statement<PersonOfToday>(
  'lock-person',
  `select ${personColumns}, ($2::timestamptz at time zone s.time_zone)::date as today
   from people p join schools s on s.id = p.school_id
   where p.id = $1 and s.closed_at is null for no key update of p`,
)

/**
 * People in the order of their ids. Every word of the search must stand in the name; ё counts as е, case does not matter.
 * Values: school ids in reach or null, the person's id or null, words or null, the id to go on after or null, how many.
 */
export const listedPeople = statement<PersonRecord>(
  'listed-people',
  `select ${personColumns} from people p
   where ($1::bigint[] is null or p.school_id = any($1::bigint[]))
     and ($2::bigint is null or p.id = $2)
     and ($3::text is null or not exists (
       select from regexp_split_to_table(replace(lower($3 collate "ru-x-icu"), 'ё', 'е'), '\\s+') word
       where strpos(p.sort_key, word) = 0))
     and ($4::bigint is null or p.id > $4)
   order by p.id limit $5`,
)

/** What the school writes of a person. */
export type PersonValues = Partial<Pick<PersonRecord, 'patronymic' | 'sex' | 'bornOn'>> &
  Pick<PersonRecord, 'surname' | 'givenName'>

const columnsOf = <Values extends Partial<PersonValues>>({ bornOn, ...values }: Values) => ({
  ...values,
  ...(bornOn !== undefined && { birthOn: bornOn }),
})

/** Stores a person. */
export async function insertPerson(
  tx: Connection,
  schoolId: SchoolId,
  values: PersonValues,
): Promise<PersonId> {
  const { surname, givenName } = values
  const row = await tx.models.Person.create(
    { ...columnsOf(values), surname, givenName, schoolId },
    { transaction: tx.transaction },
  )
  return row.id
}

/** Changes what the school writes of a person. */
export async function updatePerson(
  tx: Connection,
  id: PersonId,
  changes: Partial<PersonValues>,
): Promise<void> {
  await tx.models.Person.update(columnsOf(changes), { where: { id }, transaction: tx.transaction })
}

/** Sets the day from which a person is no longer here; null: they are. Values: person id, the day or null. */
export const setLeftOn = statement<never>('set-left-on', `update people set left_on = $2 where id = $1`)
