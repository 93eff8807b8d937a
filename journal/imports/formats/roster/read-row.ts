import type { LocalDate } from '../../../ids'
import type { Place, ProblemList } from '../../problem'
import type { ProblemCode } from '../../problem-codes'
import { personName, splitFullName, type PersonName } from '../person-name'
import { readDate } from '../read-date'
import type { Grid } from '../read-grid'
import { classLabel } from '../school-names'
import type { Columns, RosterParent, RosterPupil } from './read-roster'
import type { ParentField, PupilField } from './columns'
import { readRelation, splitParents } from './parents-cell'

const sexes: Readonly<Record<string, 'female' | 'male'>> = {
  м: 'male',
  муж: 'male',
  мужской: 'male',
  m: 'male',
  male: 'male',
  мальчик: 'male',
  boy: 'male',
  ж: 'female',
  жен: 'female',
  женский: 'female',
  f: 'female',
  female: 'female',
  девочка: 'female',
  girl: 'female',
}

type PupilCells = Partial<Record<PupilField, string>>
type ParentCells = Partial<Record<ParentField, string>> & { of: 'mother' | 'father' | null }

/** Reads one row below the heading; null for an empty row, and for one whose pupil has no name or class, which is an error. */
export function readRosterRow(
  grid: Grid,
  index: number,
  columns: Columns,
  list: ProblemList,
  latestYear: number,
): RosterPupil | null {
  const cells = grid.rows[index] ?? []
  const row = grid.rowNumber(index)
  const place = { file: grid.file, row }
  const { pupil, parents } = sorted(cells, columns)
  if ([...Object.values(pupil), ...parents.flatMap(({ of: _, ...p }) => Object.values(p))].every((c) => !c)) {
    return null
  }
  const name = pupil.surname ? nameOf(pupil) : splitFullName(pupil.fullName ?? '')
  const label = classLabel(`${pupil.class ?? ''}${pupil.classLetter ? ` ${pupil.classLetter}` : ''}`)
  if (!name) return refuse(list, 'pupil_without_name', place)
  if (!label || label.length > 20) return refuse(list, 'pupil_without_class', place)
  const date = dateReader(list, place, latestYear)
  const birthOn = date('birthOn', pupil.birthOn)
  if (!pupil.birthOn) list.warn('birth_date_missing', place)
  return {
    row,
    name,
    birthOn,
    sex: sexOf(pupil.sex, list, place),
    classLabel: label,
    enteredSchoolOn: date('enteredSchoolOn', pupil.enteredSchoolOn),
    enteredClassOn: date('enteredClassOn', pupil.enteredClassOn),
    parents: [
      ...parents.flatMap((parent) => parentOf(parent, list, place, date) ?? []),
      ...splitParents(pupil.parents ?? '').flatMap((p) => {
        const read = { parentName: p.name, relation: p.relation, phone: p.phone, of: null }
        return parentOf(read, list, place, date) ?? []
      }),
    ],
  }
}

const refuse = (list: ProblemList, code: ProblemCode, place: Place) => {
  list.error(code, place)
  return null
}

const nameOf = ({ surname = '', givenName = '', patronymic = '' }: PupilCells): PersonName | null =>
  personName(surname, givenName, patronymic)

function sorted(cells: readonly string[], columns: Columns) {
  const pupil: PupilCells = {}
  const parents = new Map<number, ParentCells>()
  for (const [index, column] of columns) {
    const text = cells[index] ?? ''
    if ('parent' in column) {
      const parent = parents.get(column.parent) ?? { of: null }
      parents.set(column.parent, { ...parent, [column.field]: text, of: column.relation ?? parent.of })
    } else if (column.field !== 'ignored' && column.field !== 'insuranceNumber') {
      pupil[column.field] ||= text
    }
  }
  return { pupil, parents: [...parents.values()] }
}

type ReadDate = (field: string, text: string | undefined) => LocalDate | null

const dateReader =
  (list: ProblemList, place: Place, latestYear: number): ReadDate =>
  (field, text) => {
    if (!text) return null
    const day = readDate(text, latestYear)
    if (!day || day <= '1900-01-01') list.error('date_unreadable', place, { text, field })
    return day
  }

function sexOf(text: string | undefined, list: ProblemList, place: Place): 'female' | 'male' | null {
  if (!text) return null
  const sex = sexes[text.toLowerCase().replace(/\.$/, '')] ?? null
  if (!sex) list.warn('sex_unreadable', place, { text })
  return sex
}

function parentOf(cells: ParentCells, list: ProblemList, place: Place, date: ReadDate): RosterParent | null {
  const { parentName = '', parentSurname = '', parentGivenName = '', parentPatronymic = '' } = cells
  if (!parentName && !parentSurname) return null
  const prefixed = /^([^:]*):\s*(.+)$/.exec(parentName)
  const full = prefixed?.[2] ?? parentName
  const name = parentSurname
    ? personName(parentSurname, parentGivenName, parentPatronymic)
    : splitFullName(full)
  if (!name) {
    list.error('parent_name_unreadable', place, { text: parentName || parentSurname })
    return null
  }
  const written = cells.relation || prefixed?.[1] || ''
  const relation = cells.of ?? readRelation(written)
  if (!relation) list.warn(written ? 'relation_unknown' : 'relation_missing', place, { text: written })
  if (relation === 'other') list.warn('relation_other', place, { text: written })
  const phone = (cells.phone ?? '').replace(/\D/g, '').slice(-10)
  const email = (cells.email ?? '').trim().toLowerCase()
  return {
    name,
    relation: relation ?? 'other',
    birthOn: date('parentBirthOn', cells.parentBirthOn),
    sex: sexOf(cells.parentSex, list, place),
    contacts: [phone.length >= 7 ? phone : '', email].filter(Boolean),
  }
}
