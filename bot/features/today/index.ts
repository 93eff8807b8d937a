import { lessonsToday } from '../../../journal/lessons/lessons-today'
import type { Feature } from '../../feature'
import { keyboardOf, readsAsFamily, teaches, worksAtSchool } from '../../ui/keyboard'
import { wordsOfActor } from '../../ui/school-words'
import { todayScreen } from './show'

/** A teacher's lessons of today; for a teacher who is a parent also the way back to work from their children. */
export const today: Feature = {
  name: 'today',
  commands: [{ command: 'today', visibleTo: teaches }],
  async open(turn, { rest }) {
    if (rest !== '' || !worksAtSchool(turn.actor)) return false
    const voice = { language: turn.language, t: wordsOfActor(turn.t, turn.actor) }
    const text = todayScreen(voice, await turn.run(lessonsToday, {}))
    await turn.show(readsAsFamily(turn.actor) ? { text, menu: keyboardOf(turn, 'work') } : { text })
    return true
  },
}
