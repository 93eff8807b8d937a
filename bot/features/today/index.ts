import { lessonsToday } from '../../../journal/lessons/lessons-today'
import type { Feature } from '../../feature'
import { keyboardOf, readsAsFamily, worksAtSchool } from '../../ui/keyboard'
import { todayScreen } from './show'

/** A teacher's lessons of today; for a teacher who is a parent also the way back to work from their children. */
export const today: Feature = {
  name: 'today',
  commands: [{ command: 'today', visibleTo: worksAtSchool }],
  async open(turn, { rest }) {
    if (rest !== '' || !worksAtSchool(turn.actor)) return false
    const text = todayScreen(turn, await turn.run(lessonsToday, {}))
    await turn.show(readsAsFamily(turn.actor) ? { text, menu: keyboardOf(turn, 'work') } : { text })
    return true
  },
}
