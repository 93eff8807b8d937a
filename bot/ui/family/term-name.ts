import type { Term } from '../../../journal/calendar/term'
import type { Translate } from '../../../locales/translate'

/** «2-я четверть», «1-е полугодие», «учебный год». */
export const termName = ({ kind, number }: Pick<Term, 'kind' | 'number'>, t: Translate): string =>
  t(`family:terms.${kind}`, { number: number ?? 1 })
