import { commandsFor } from '../../commands'
import type { Feature } from '../../feature'
import { helpScreen } from './show'

/**
 * `/help`: what this person may do, made from the features' descriptions, and how to reach a person.
 * @param all gives every feature of the bot, this one among them
 */
export const createHelp = (all: () => readonly Feature[]): Feature => ({
  name: 'help',
  commands: [{ command: 'help', visibleTo: () => true }],
  async open(turn, { rest }) {
    if (rest !== '') return false
    await turn.show(helpScreen(turn, commandsFor(all(), turn.actor, turn.t)))
    return true
  },
})
