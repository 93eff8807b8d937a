import { personsOf } from '../../../journal/actor'
import { readablePupils } from '../../../journal/people/policy'
import { pressHandler, type Feature } from '../../feature'
import { worksAtSchool } from '../../ui/keyboard'
import { pupilNames } from '../../ui/family/headings'
import { askForLabel, labelConversation } from './conversation'
import { childrenButtons, childrenScreen, familySideScreen, isGuardian, shownChildren } from './show'

/** `/children`: the children of a guardian and what they are called; for a teacher also the way to the family's keyboard. */
export const children: Feature = {
  name: 'children',
  commands: [{ command: 'children', visibleTo: isGuardian }],
  conversations: [askForLabel],
  async open(turn, { command, rest }) {
    const { actor, t } = turn
    if (!isGuardian(actor) || (rest !== '' && rest !== t('children:list_word'))) return false
    const asked = command === null && rest === '' && worksAtSchool(actor)
    // With no journal open yet there is no family side: what is missing is shown instead.
    const switches = asked && shownChildren(actor).length > 0
    await turn.show(switches ? familySideScreen(turn) : childrenScreen(turn))
    return true
  },
  callbacks: pressHandler(childrenButtons, async (turn, { pupil }) => {
    const { actor, t } = turn
    const child = readablePupils(actor).find((one) => one.child && one.pupilId === pupil)
    if (!child || personsOf(actor).length === 0) return turn.toast(t('errors:stale'))
    const name = pupilNames(actor, t).get(pupil)?.button ?? t('family:child')
    await turn.enter(labelConversation, { pupil, name })
  }),
}
