import { findLinkCode } from '../../../journal/access/link-code'
import { personsOf } from '../../../journal/actor'
import { pressHandler, type Feature } from '../../feature'
import { menuScreen } from '../menu/show'
import { link } from './conversation'
import { receiveCode } from './receive-code'
import { sentence, startButtons, welcome } from './show'

/** Twelve signs or nearly so in one piece, with a digit: a code with a slip of the finger, and no word of any language. */
const almostCode = /^(?=.*\d)(?:[\p{L}\d][\s-]?){10,14}$/u

/** Connects an account by a link code: `/start`, `/start CODE`, or a code typed at any time. */
export const start: Feature = {
  name: 'start',
  commands: [{ command: 'start', visibleTo: (actor) => personsOf(actor).length === 0 }],
  conversations: [link],
  async open(turn, { command, typed }) {
    if (typed !== '') {
      if (command === null && findLinkCode(typed) === null) return false
      await receiveCode(turn, typed)
    } else if (personsOf(turn.actor).length > 0) {
      await turn.send(menuScreen(turn))
    } else {
      await turn.send(welcome(turn.t))
    }
    return true
  },
  async hears(turn, text) {
    const unknown = personsOf(turn.actor).length === 0
    if (findLinkCode(text) === null && !(unknown && almostCode.test(text.trim()))) return false
    await receiveCode(turn, text)
    return true
  },
  callbacks: pressHandler(startButtons, (turn, { action }) => turn.send(sentence(turn.t(`start:${action}`)))),
}
