import { fullName, nameKey } from '../formats/person-name'
import type { RosterParent } from '../formats/roster/read-roster'
import { fold } from '../formats/school-names'
import type { Place } from '../problem'
import type { ProblemCode } from '../problem-codes'
import { questionId, type Plan, type RowOf } from './plan'

type Person = RowOf<'people'>

const surnameStem = (person: Person) => fold(person.surname).replace(/(ая|яя|ий|ый|ой|а|я)$/, '')
const patronymicStem = (person: Person) =>
  fold(person.patronymic ?? '')
    .replace(/(ович|евич|овна|евна|инична|ична|ич|оглы|кызы)$/, '')
    .trim()

/** Whether two pupils look like children of one family: one surname in its two forms, one father's name. */
const likeSiblings = (a: Person, b: Person): boolean =>
  surnameStem(a) === surnameStem(b) && patronymicStem(a) === patronymicStem(b)

/** What is thought of two parents of one name, and why it has to be asked. */
interface Verdict {
  readonly same: boolean
  readonly question: ProblemCode | null
}

/** Decides which parents of a roster are one person. Contacts help while the file is read and are never stored. */
export class GuardianMatcher {
  private readonly contacts = new Map<string, Set<string>>()
  private readonly staff: ReadonlySet<string>

  constructor(
    private readonly plan_: Plan,
    private readonly people: Map<string, Person[]>,
  ) {
    this.staff = new Set(plan_.draft.rows('staffRoles').map(({ personId }) => personId))
  }

  /** Plans one parent of one pupil. */
  plan(parent: RosterParent, pupil: Person, pupilKey: string, place: Place): void {
    const { draft, ids } = this.plan_
    const key = `guardian:${nameKey(parent.name)}|${parent.birthOn ?? ''}|${pupilKey}`
    const known = draft.row('people', ids.find('roster', 'person', key))
    const found = known ?? this.find(parent, pupil, place)
    const values = {
      birthOn: parent.birthOn ?? found?.birthOn ?? null,
      sex: parent.sex ?? found?.sex ?? null,
    }
    if (found) draft.change('people', found, values, 'guardians')
    const guardian = found ?? draft.add('people', { ...parent.name, ...values, leftOn: null }, 'guardians')
    if (!found) this.people.set(nameKey(parent.name), [...this.namesakes(parent), guardian])
    this.contacts.set(guardian.id, new Set([...(this.contacts.get(guardian.id) ?? []), ...parent.contacts]))
    ids.set('roster', 'person', key, guardian.id)
    this.planGuardianship(guardian, pupil, parent, place)
  }

  private namesakes(parent: RosterParent): readonly Person[] {
    return this.people.get(nameKey(parent.name)) ?? []
  }

  private find(parent: RosterParent, pupil: Person, place: Place): Person | undefined {
    const { list, decisions } = this.plan_
    let answer: Person | undefined
    for (const candidate of this.namesakes(parent)) {
      const children = this.childrenOf(candidate)
      if (candidate.id === pupil.id || (children.length === 0 && !this.staff.has(candidate.id))) continue
      const verdict = this.verdict(parent, pupil, candidate, children)
      const child = children[0]
      const parts = [nameKey(parent.name), nameKey(pupil), child ? nameKey(child) : 'staff'].sort()
      const id = questionId('same-person', ...parts)
      const decided = verdict.question ? decisions[id] : undefined
      const same = decided ? decided === 'same' : verdict.same
      if (verdict.question && !(answer && !same)) {
        const params = {
          name: fullName(parent.name),
          pupil: fullName(pupil),
          other: child ? fullName(child) : '',
        }
        list.ask(id, same ? 'taken_as_one_person' : verdict.question, place, params)
      }
      if (same) answer ??= candidate
    }
    return answer
  }

  private verdict(
    parent: RosterParent,
    pupil: Person,
    candidate: Person,
    children: readonly Person[],
  ): Verdict {
    if (children.some(({ id }) => id === pupil.id)) return { same: true, question: null }
    if (parent.birthOn && candidate.birthOn) {
      return { same: parent.birthOn === candidate.birthOn, question: null }
    }
    if (children.length === 0) return { same: false, question: 'staff_of_same_name' }
    const known = this.contacts.get(candidate.id)
    const shared = parent.contacts.some((contact) => known?.has(contact))
    if (shared || children.some((child) => likeSiblings(child, pupil))) {
      return { same: true, question: 'taken_as_two_people' }
    }
    return { same: false, question: 'taken_as_two_people' }
  }

  private childrenOf(guardian: Person): Person[] {
    const { draft } = this.plan_
    return draft
      .rows('guardianships')
      .filter(({ guardianId }) => guardianId === guardian.id)
      .flatMap(({ pupilId }) => draft.row('people', pupilId) ?? [])
  }

  /** A guardianship that the school has ended or restricted is never reopened by a file (S3-Р 3.1). */
  private planGuardianship(guardian: Person, pupil: Person, parent: RosterParent, place: Place): void {
    const { draft, list, today } = this.plan_
    const params = { name: fullName(parent.name), pupil: fullName(pupil) }
    if (guardian.id === pupil.id) {
      list.error('guardian_is_pupil', place, params)
      return
    }
    const known = draft
      .rows('guardianships')
      .filter((g) => g.guardianId === guardian.id && g.pupilId === pupil.id)
    const current = known.find((g) => g.untilOn === null || g.untilOn > today)
    if (current?.restrictedFrom && (!current.restrictedUntil || current.restrictedUntil > today)) {
      list.warn('guardian_restricted', place, params)
    }
    if (current) {
      const relation = parent.relation === 'other' ? current.relation : parent.relation
      draft.change('guardianships', current, { relation })
    } else if (known.length > 0) {
      list.warn('guardianship_ended', place, params)
    } else {
      const open = { fromOn: today, untilOn: null, restrictedFrom: null, restrictedUntil: null }
      draft.add('guardianships', {
        guardianId: guardian.id,
        pupilId: pupil.id,
        relation: parent.relation,
        ...open,
      })
    }
  }
}
