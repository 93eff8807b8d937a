import type { HomeworkLine, HomeworkTask, LaterHomework } from '../../../journal/homework/homework-lines'
import type { Language, Translate } from '../../../locales/translate'
import { weekdayAndDate } from '../../ui/dates'
import { html, type Html } from '../../ui/html'

export interface Words {
  readonly t: Translate
  readonly language: Language
}

const taskText = ({ body, individual, files }: HomeworkTask, t: Translate): string =>
  [body ?? t('homework:in_files'), individual && t('homework:individual'), files > 0 && '📎']
    .filter(Boolean)
    .join(' ')

const subjectName = ({ subject, group }: { subject: string; group: string | null }): string =>
  group ? `${subject} (${group})` : subject

/** «Алгебра — § 12, № 345–350 📎», «История — без задания», «Физика — пока не внесено». */
export const lineRow = (line: HomeworkLine, { t }: Words): Html => {
  const text =
    line.state === 'task'
      ? line.tasks.map((task) => taskText(task, t)).join('; ')
      : t(`homework:states.${line.state}`)
  return html`${subjectName(line)} — ${text}`
}

/** «Биология — к пт, 27 ноября: доклад». */
export const laterRow = (task: LaterHomework, { t, language }: Words): Html => {
  const due = t('homework:due', { day: weekdayAndDate(task.dueOn, language) })
  return html`${subjectName(task)} — ${due}: ${taskText(task, t)}`
}
