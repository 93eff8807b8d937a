import { statement, type Connection } from '../connection'
import { academicCalendar, academicYearOf, type AcademicCalendar } from './academic-calendar'
import { castTeachers } from './cast'
import { addDays, dayIn, iso } from './days'
import { saveOrigin, savePart, type DemoSchool } from './demo-notes'
import { fillYear } from './fill-year'
import { openYear, type YearToOpen } from './open-year'
import { storePhotos } from './photos'
import { populate, type Population } from './populate'
import { classLine, inRegisterOrder } from './roll-over'
import { createSchool, fillSchoolBase } from './school-base'
import { lettersOf, type SchoolSpec } from './school-spec'
import type { ClassLine } from './teaching-load'

const letLeave = statement('demo let one leave', 'update people set left_on = $2 where id = $1')
const leaveGroups = statement(
  'demo leave groups',
  'update group_members set until_on = $2 where pupil_id = $1 and from_on < $2',
)

/** So many days of last year's summer keep their lessons and marks. */
const daysOfLastYear = 21

/** Creates a demo school with everybody in it, its last year in brief and its current year up to `now`. */
export async function createDemoSchool(
  tx: Connection,
  spec: SchoolSpec,
  seed: number,
  now: Date,
): Promise<void> {
  const start = academicYearOf(spec.zone, now)
  const calendar = academicCalendar(start)
  const createdAt = iso(Date.parse(`${start - 1}-08-20T09:00:00Z`))
  const id = await createSchool(tx, spec, `${start - 1}-09-01`, createdAt)
  await fillSchoolBase(tx, id, spec)
  await storePhotos(tx, id, seed, createdAt)
  const people = await populate(tx, { schoolId: id, spec, seed, year: start, createdAt })
  await saveOrigin(tx, id, spec.key, seed)
  for (const [part, personId] of people.parts) await savePart(tx, id, part, personId)
  const school: DemoSchool = { id, zone: spec.zone, key: spec.key, seed, filledTo: null }
  const leaver = await chooseLeaver(tx, people, calendar, dayIn(spec.zone, now))
  const to = now.getTime()
  const last = academicCalendar(start - 1)
  const lastId = await openLastYear(tx, { school, spec, calendar: last, people, leaver })
  const lastYear = { id: lastId, fromOn: last.fromOn, untilOn: last.untilOn }
  await fillYear(tx, {
    school,
    year: lastYear,
    from: 0,
    to,
    freshFrom: addDays(last.untilOn, -daysOfLastYear),
  })
  const isGone = (pupilId: string) => leaver?.pupilId === pupilId && leaver.untilOn < calendar.fromOn
  const lines = linesOf(spec, people).map((line) => ({
    ...line,
    pupilIds: line.pupilIds.filter((one) => !isGone(one)),
  }))
  const yearId = await openYear(tx, { school, spec, calendar, lines, ...(leaver && { leaver }) })
  if (leaver) await tx.run(leaveGroups, [leaver.pupilId, leaver.untilOn])
  if (spec.key === 'main') await castTeachers(tx, id, yearId)
  const year = { id: yearId, fromOn: calendar.fromOn, untilOn: calendar.untilOn }
  await fillYear(tx, { school, year, from: 0, to, freshFrom: calendar.fromOn })
}

const linesOf = (spec: SchoolSpec, { pupils }: Population): ClassLine[] =>
  Object.entries(spec.classes).flatMap(([grade, letters]) =>
    lettersOf(letters).map((letter) => {
      const own = pupils.filter(({ label }) => label === `${grade}${letter}`)
      return classLine(spec, Number(grade), letter, inRegisterOrder(own), null)
    }),
  )

/** One pupil of the seventh grade left before the year ended: this one where it has come far enough, else the last. */
async function chooseLeaver(
  tx: Connection,
  { pupils }: Population,
  calendar: AcademicCalendar,
  today: string,
) {
  const pupil = pupils.findLast(({ label }) => label === '7В')
  if (!pupil) return null
  const thisYear = addDays(calendar.fromOn, 40)
  const untilOn = thisYear <= today ? thisYear : addDays(calendar.fromOn, -60)
  await tx.run(letLeave, [pupil.person.id, untilOn])
  return { pupilId: pupil.person.id, untilOn }
}

interface LastYear extends Pick<YearToOpen, 'school' | 'spec' | 'calendar'> {
  readonly people: Population
  readonly leaver: { readonly pupilId: string; readonly untilOn: string } | null
}

/** Every class a year younger; only the classes of the cast had lessons that the demo remembers. */
async function openLastYear(
  tx: Connection,
  { school, spec, calendar, people, leaver }: LastYear,
): Promise<string> {
  const lines = linesOf(spec, people)
    .filter(({ grade }) => grade > 1)
    .map((line) => classLine(spec, line.grade - 1, line.label.slice(-1), line.pupilIds, null))
  const taught = new Set(spec.key === 'main' ? ['6Б', '2А', '4А', '9А'] : ['2А'])
  const left = leaver && leaver.untilOn < calendar.untilOn ? { leaver } : {}
  return openYear(tx, { school, spec, calendar, lines, taught, ...left })
}
