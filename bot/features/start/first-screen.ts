import type { ActorPerson } from '../../../journal/actor'
import { personsOf } from '../../../journal/actor'
import type { PersonId } from '../../../journal/ids'
import { lessonsToday } from '../../../journal/lessons/lessons-today'
import { addressOf } from '../../../journal/people/address'
import { childrenAwaitingConsent, isPupil, isStaff, readablePupils } from '../../../journal/people/policy'
import type { Turn } from '../../turn'
import { html, lines } from '../../ui/html'
import { keyboardOf, teaches } from '../../ui/keyboard'
import { familyName, nameAndPatronymic, privacyFor } from '../../ui/names'
import { wordsOf } from '../../ui/school-words'
import type { Screen } from '../../ui/screen'
import { todayInShort } from '../today/show'

const greeting = (turn: Turn, person: ActorPerson): string => {
  const level = privacyFor(turn.actor, person)
  return level === 'full'
    ? turn.t('start:first.hello', { name: nameAndPatronymic(person) })
    : turn.t('start:first.hello_plain')
}

const guardianLines = (turn: Turn, person: ActorPerson): string[] => {
  const level = privacyFor(turn.actor, person)
  const shown = readablePupils(turn.actor).filter(
    (pupil) => pupil.person.personId === person.personId && pupil.child && pupil.items.has('basics'),
  )
  const names = shown.map((pupil) => familyName(pupil, level)).filter((name) => name !== null)
  return [
    `${greeting(turn, person)} ${
      names.length > 0
        ? turn.t('start:first.children', { names: names.join(' · '), count: names.length })
        : turn.t('start:first.connected', { school: person.school.shortName })
    }`,
    turn.t('start:first.ask'),
  ]
}

const pupilLines = (turn: Turn, person: ActorPerson): string[] => {
  const [own] = readablePupils(turn.actor).filter(
    ({ pupilId, child }) => pupilId === person.personId && !child,
  )
  const name = own ? familyName(own, privacyFor(turn.actor, person)) : null
  const context = addressOf(person)
  return [turn.t('start:first.pupil', { name: name ?? person.school.shortName, context })]
}

const staffLines = async (turn: Turn, person: ActorPerson): Promise<string[]> => {
  const news = teaches(turn.actor)
    ? todayInShort(
        { language: turn.language, t: wordsOf(turn.t, person.school.kind) },
        await turn.run(lessonsToday, {}),
      )
    : turn.t('start:first.connected', { school: person.school.shortName })
  const waiting = childrenAwaitingConsent(person).length
  return [
    `${greeting(turn, person)} ${news}`,
    ...(waiting > 0 ? [turn.t('start:first.own_children', { count: waiting })] : []),
  ]
}

/** The first screen after linking: the person's own day or children, with the keyboard of their role. */
export async function firstScreen(turn: Turn, personId: PersonId): Promise<Screen> {
  const person = personsOf(turn.actor).find((one) => one.personId === personId)
  if (!person) throw new Error('The person just linked is not among the account’s persons')
  const rows = isStaff(person)
    ? await staffLines(turn, person)
    : isPupil(person)
      ? pupilLines(turn, person)
      : guardianLines(turn, person)
  return {
    text: lines(...rows.map((row) => html`${row}`)),
    menu: keyboardOf(turn, isStaff(person) ? 'work' : 'family'),
  }
}
