import { personsOf } from '../../../journal/actor'
import { isStaff, readablePupils } from '../../../journal/people/policy'
import type { MenuCommand } from '../../commands'
import type { Turn } from '../../turn'
import { bold, html, lines, type Html } from '../../ui/html'
import { opens } from '../../ui/opens'
import { wordsOf } from '../../ui/school-words'
import type { Screen } from '../../ui/screen'

type Voice = Pick<Turn, 'actor' | 't'>

const people = ({ actor, t }: Voice): Html[] => {
  const persons = personsOf(actor)
  if (persons.length === 0) return [html`${t('help:person.stranger')}`]
  return persons.map((person) => {
    const whom = isStaff(person) ? 'staff' : 'family'
    const { shortName: school, phone, kind } = person.school
    return html`${wordsOf(t, kind)(`help:person.${whom}`, { school })}${phone && ` ${t('help:phone', { phone })}`}`
  })
}

/** The commands of this person, examples of words, and whom to ask at the school. */
export function helpScreen(turn: Voice, commands: readonly MenuCommand[]): Screen {
  const { t, actor } = turn
  const linked = personsOf(actor).length > 0
  return {
    text: lines(
      bold(t('help:title')),
      ...commands.map(({ command, description }) => html`/${command} — ${description}`),
      '',
      readablePupils(actor).length > 0 && t('help:words'),
      ...people(turn),
    ),
    ...(linked && { buttons: [[{ text: t('help:menu_button'), data: opens('menu') }]] }),
  }
}
