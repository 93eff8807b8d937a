import { statement, type Connection } from '../connection'
import { instantOf, iso } from './days'
import { insertRows, type Row } from './insert-rows'
import { grace, happens, type Filling } from './lesson'
import { randomOf } from './random'
import type { WorldCourse, WorldPupil } from './world'

interface PeriodRow {
  id: string
  kind: 'quarter' | 'half_year'
  from_on: string
  until_on: string
  closes_on: string
  is_last: boolean
}

const readPeriods = statement<PeriodRow>(
  'demo read periods',
  `select p.id, s.kind, p.from_on::text, p.until_on::text, p.closes_on::text,
     p.number = max(p.number) over (partition by s.id) as is_last
   from periods p join period_schemes s on s.id = p.scheme_id
   where s.school_id = $1 and s.academic_year_id = $2 order by s.kind, p.number`,
)

interface AverageRow {
  pupil_id: string
  subject_id: string
  average: string
}

const readAverages = statement<AverageRow>(
  'demo read averages',
  `select pupil_id, subject_id, sum(value * weight) / sum(weight) as average from marks
   where school_id = $1 and day >= $2 and day < $3 and counts and value is not null and withdrawn_at is null
   group by pupil_id, subject_id having sum(weight) > 0`,
)

const readTermResults = statement<AverageRow>(
  'demo read term results',
  `select pupil_id, subject_id, avg(value) as average from results
   where school_id = $1 and academic_year_id = $2 and kind in ('term', 'half') and value is not null
   group by pupil_id, subject_id`,
)

/** Enters the results of each term, half-year and year whose last day for results falls into the stretch. */
export async function fillResults(tx: Connection, filling: Filling): Promise<void> {
  for (const period of await tx.run(readPeriods, [filling.schoolId, filling.yearId])) {
    const at = instantOf(filling.zone, period.closes_on, '16:00')
    const courses = filling.courses.filter(
      ({ graded, elective, grade }) => graded && !elective && (period.kind === 'quarter') === grade < 10,
    )
    if (!happens(filling, at) || courses.length === 0) continue
    const range = [filling.schoolId, period.from_on, period.until_on]
    const term = {
      at,
      kind: period.kind === 'quarter' ? 'term' : 'half',
      periodId: period.id,
    } as const
    const averages = await tx.run(readAverages, range)
    await insertRows(
      tx,
      'results',
      resultRows(filling, courses, { ...term, averages, day: period.closes_on }),
    )
    if (!period.is_last) continue
    const yearly = await tx.run(readTermResults, [filling.schoolId, filling.yearId])
    const year = { ...term, kind: 'year', periodId: null, averages: yearly, day: period.closes_on } as const
    await insertRows(tx, 'results', resultRows(filling, courses, year))
  }
}

interface Closing {
  readonly at: number
  readonly day: string
  readonly kind: 'term' | 'half' | 'year'
  readonly periodId: string | null
  readonly averages: readonly AverageRow[]
}

const clamp = (value: number) => Math.max(2, Math.min(5, value))

/** What the marks suggest; where the register has none, what the pupil's other marks would. */
const suggest = (pupil: WorldPupil, subject: string, average: string | undefined) =>
  average === undefined
    ? clamp(pupil.skill + randomOf('lean', pupil.key, subject).next() - 0.5)
    : Number(average)

function resultRows(filling: Filling, courses: readonly WorldCourse[], closing: Closing): Row[] {
  const averages = new Map(closing.averages.map((row) => [`${row.pupil_id}|${row.subject_id}`, row.average]))
  return courses.flatMap((course) =>
    course.members.flatMap(({ pupil, fromOn, untilOn }): Row[] => {
      if (fromOn > closing.day || (untilOn !== null && untilOn <= closing.day)) return []
      const average = averages.get(`${pupil.id}|${course.subjectId}`)
      const suggested = Math.round(suggest(pupil, course.subject, average) * 100) / 100
      const isExempt = course.exemptIds.has(pupil.id)
      // The teacher decides a contested average in the pupil's favour, and says why.
      const isLifted = closing.kind !== 'year' && suggested % 1 >= 0.44 && suggested % 1 < 0.5
      const value = clamp(Math.floor(suggested + (isLifted ? 1 : 0.5)))
      return [
        {
          school_id: filling.schoolId,
          pupil_id: pupil.id,
          subject_id: course.subjectId,
          academic_year_id: filling.yearId,
          kind: closing.kind,
          period_id: closing.periodId,
          value: isExempt ? null : value,
          code: isExempt ? 'осв' : null,
          suggested: isExempt ? null : suggested,
          override_reason: isLifted && !isExempt ? 'Контрольные написаны выше среднего' : null,
          entered_by_id: course.teacherId,
          entered_at: iso(closing.at),
          published_at: iso(closing.at + grace),
          source: 'own',
        },
      ]
    }),
  )
}
