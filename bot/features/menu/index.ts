import { personsOf } from '../../../journal/actor'
import type { Feature } from '../../feature'
import { welcome } from '../start/show'
import { menuScreen, moreScreen } from './show'

/** `/menu` brings the keyboard back; «Ещё» shows what has no button on it. */
export const menu: Feature = {
  name: 'menu',
  commands: [{ command: 'menu', visibleTo: (actor) => personsOf(actor).length > 0 }],
  async open(turn, { command, rest }) {
    if (rest !== '') return false
    if (personsOf(turn.actor).length === 0) await turn.show(welcome(turn.t))
    else if (command === null) await turn.show(moreScreen(turn))
    else await turn.send(menuScreen(turn))
    return true
  },
}
