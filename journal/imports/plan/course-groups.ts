import type { AscGroup, AscLesson, AscTimetable } from '../formats/asc-timetable/read-asc-timetable'
import { splitFullName, nameKey } from '../formats/person-name'
import { classKey, fold } from '../formats/school-names'
import { membershipIn } from './school-class'
import { grouped, later, type Plan, type RowOf } from './plan'

type Year = RowOf<'academicYears'>

/** Who takes a lesson: one class, or a group of one or more. */
export type Learners =
  { readonly classId: string; readonly groupId: null } | { readonly classId: null; readonly groupId: string }

/** Finds or makes the groups of a timetable file. */
export class CourseGroups {
  private readonly withoutMembers = new Set<string>()

  constructor(
    private readonly plan: Plan,
    private readonly timetable: AscTimetable,
    private readonly year: Year,
    private readonly classes: ReadonlyMap<string, string>,
  ) {}

  /**
   * Who takes a lesson. All groups of a division together are the whole class; several whole classes
   * or groups of several classes make one group over those classes, for it is one lesson with one register.
   */
  of(lesson: AscLesson): Learners {
    const parts = lesson.classIds.map((ascClass) => ({ ascClass, groups: this.partial(lesson, ascClass) }))
    const [first] = parts
    if (parts.length === 1 && first && first.groups.length === 0) {
      return { classId: this.classes.get(first.ascClass) ?? '', groupId: null }
    }
    return { classId: null, groupId: this.ensure(parts) }
  }

  /** Tells once how many groups have no list of pupils in the file. */
  report(): void {
    const count = this.withoutMembers.size
    if (count > 0) this.plan.list.warn('groups_without_pupils', { file: this.timetable.file }, { count })
  }

  private partial(lesson: AscLesson, ascClass: string): AscGroup[] {
    const own = lesson.groupIds
      .flatMap((id) => this.timetable.groups.get(id) ?? [])
      .filter((group) => group.classId === ascClass)
    if (own.length === 0 || own.some(({ entire }) => entire)) return []
    const division = [...this.timetable.groups.values()].filter(
      (g) => g.classId === ascClass && !g.entire && g.division === own[0]?.division,
    )
    const whole = division.length > 1 && division.every((group) => own.includes(group))
    return whole ? [] : own
  }

  private ensure(parts: readonly { ascClass: string; groups: readonly AscGroup[] }[]): string {
    const { draft, ids } = this.plan
    const classIds = parts.map(({ ascClass }) => this.classes.get(ascClass) ?? '')
    const labels = classIds.map((id) => draft.row('classes', id)?.label ?? '')
    const names = parts.map(({ groups }) => groups.map(({ name }) => name))
    const key = `${this.year.name}|${parts
      .map((_, i) => `${classKey(labels[i] ?? '')}:${(names[i] ?? []).map(fold).sort().join('+')}`)
      .sort()
      .join('|')}`
    const distinct = [...new Set(names.flat())]
    const suffix = parts.length > 1 ? ` ${[...labels].sort().join(', ')}` : ''
    const name = (distinct.length > 0 ? distinct.join(', ') + suffix : suffix.trim()).slice(0, 60)
    const known = draft.row('groups', ids.find('asc', 'group', key)) ?? this.named(name, classIds)
    const group = known ?? draft.add('groups', { academicYearId: this.year.id, name })
    if (known) draft.keep('groups', known)
    ids.set('asc', 'group', key, group.id)
    for (const classId of classIds) this.ensureClass(group.id, classId)
    this.planMembers(group.id, parts, classIds)
    return group.id
  }

  private named(name: string, classIds: readonly string[]): RowOf<'groups'> | undefined {
    const { draft } = this.plan
    const classesOf = grouped(draft.rows('groupClasses'), ({ groupId }) => groupId)
    const wanted = [...classIds].sort().join()
    return draft.rows('groups').find((group) => {
      const own = (classesOf.get(group.id) ?? []).map(({ classId }) => classId).sort()
      return group.academicYearId === this.year.id && fold(group.name) === fold(name) && own.join() === wanted
    })
  }

  private ensureClass(groupId: string, classId: string): void {
    const { draft } = this.plan
    const known = draft.rows('groupClasses').some((g) => g.groupId === groupId && g.classId === classId)
    if (!known) draft.add('groupClasses', { groupId, classId })
  }

  /** Whole classes bring all their pupils; a part of a class brings those whom the file lists, if it lists any. */
  private planMembers(
    groupId: string,
    parts: readonly { groups: readonly AscGroup[] }[],
    classIds: readonly string[],
  ): void {
    const { draft } = this.plan
    parts.forEach(({ groups }, i) => {
      const pupils = draft
        .rows('classMemberships')
        .filter((m) => m.classId === classIds[i] && membershipIn(this.plan, this.year, m.pupilId) === m)
      const listed = new Set(groups.flatMap(({ studentIds }) => studentIds).map((id) => this.studentKey(id)))
      const chosen =
        groups.length === 0 ? pupils : pupils.filter(({ pupilId }) => listed.has(this.pupilKey(pupilId)))
      for (const { pupilId, fromOn } of chosen) {
        const known = draft.rows('groupMembers').some((m) => m.groupId === groupId && m.pupilId === pupilId)
        const from = later(fromOn, this.year.fromOn)
        if (!known) draft.add('groupMembers', { groupId, pupilId, fromOn: from, untilOn: null })
      }
      const anyone = draft.rows('groupMembers').some((m) => m.groupId === groupId)
      if (groups.length > 0 && !anyone) this.withoutMembers.add(groupId)
    })
  }

  private studentKey(id: string): string {
    const name = splitFullName(this.timetable.students.get(id)?.name ?? '')
    return name ? fold(`${name.surname} ${name.givenName}`) : ''
  }

  private pupilKey(pupilId: string): string {
    const person = this.plan.draft.row('people', pupilId)
    return person ? nameKey({ ...person, patronymic: null }) : ''
  }
}
