import type { ActorChild, ActorPerson } from '../../../journal/actor'
import { personsOf, type Actor } from '../../../journal/actor'
import { childrenAwaitingConsent, readablePupils } from '../../../journal/people/policy'
import type { Turn } from '../../turn'
import { callbackCodec } from '../../ui/callback-codec'
import { bold, html, lines } from '../../ui/html'
import { headingOf, pupilNames } from '../../ui/family/headings'
import { initials } from '../../ui/names'
import type { Screen } from '../../ui/screen'
import { keyboardOf } from '../../ui/keyboard'
import { privacyButtons } from '../privacy/buttons'

type Voice = Pick<Turn, 'actor' | 't'>

/** Buttons of /children. */
export const childrenButtons = callbackCodec('children', { rename: { pupil: 'id' } })

/** Whether an account stands for a guardian, of shown children or of such as await a consent. */
export const isGuardian = (actor: Actor): boolean =>
  personsOf(actor).some(({ children }) => children.length > 0)

/** Children whose journal is open to an account. */
export const shownChildren = (actor: Actor) =>
  readablePupils(actor).filter(({ child, items }) => child !== undefined && items.has('basics'))

const awaiting = (actor: Actor): { person: ActorPerson; child: ActorChild }[] =>
  personsOf(actor).flatMap((person) => childrenAwaitingConsent(person).map((child) => ({ person, child })))

const names = ({ actor, t }: Voice): string[] => {
  const called = pupilNames(actor, t)
  return shownChildren(actor).map((pupil) => {
    const name = called.get(pupil.pupilId)
    return headingOf(name, pupil.class?.label ?? null) ?? name?.button ?? t('family:child')
  })
}

/** The children an account reads about, and those whose journal waits for a consent, by initials alone. */
export function childrenScreen(voice: Voice): Screen {
  const { actor, t } = voice
  const waiting = awaiting(actor)
  const called = pupilNames(actor, t)
  return {
    text: lines(
      bold(t('children:title')),
      ...names(voice).map((name) => html`${name}`),
      ...waiting.map(({ child, person }) =>
        t(person.school.settings.consentEvidence === 'paper' ? 'children:awaits_paper' : 'children:awaits', {
          initials: initials(child),
          school: person.school.shortName,
        }),
      ),
    ),
    buttons: [
      ...shownChildren(actor).map(({ pupilId }) => [
        {
          text: t('children:rename', { name: called.get(pupilId)?.button ?? t('family:child') }),
          data: childrenButtons.data('rename', { pupil: pupilId }),
        },
      ]),
      ...waiting
        .filter(({ person }) => person.school.settings.consentEvidence === 'chat')
        .map(({ child }) => [
          {
            text: t('children:give_consent', { initials: initials(child) }),
            data: privacyButtons.data('consent', { subject: child.pupilId }),
          },
        ]),
    ],
  }
}

/** For somebody who works at a school too: the family's keyboard, with the way back to work on it. */
export const familySideScreen = (voice: Voice): Screen => ({
  text: lines(
    voice.t('children:family_side', { names: names(voice).join(' · ') }),
    awaiting(voice.actor).length > 0 && voice.t('children:some_await'),
  ),
  menu: keyboardOf(voice, 'family'),
})
