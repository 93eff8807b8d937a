import { hasAccess } from '../../journal/access/closed-access'
import { personsOf, type Actor } from '../../journal/actor'
import { addressOf } from '../../journal/people/address'
import { menuButton } from '../menu-button'
import { lines } from '../ui/html'
import { readsAsFamily, teaches } from '../ui/keyboard'
import { wordsOfActor } from '../ui/school-words'
import type { BotParts, Step, UpdateContext } from '../update-context'
import { readCommand } from './read-command'

/** Which hint fits a person whom the bot did not understand. */
const audienceOf = (actor: Actor): string => {
  const persons = personsOf(actor)
  if (teaches(actor)) return readsAsFamily(actor) ? 'teacher_family' : 'teacher'
  if (persons.some(({ children }) => children.length > 0)) return 'family'
  const pupil = persons.find((person) => person.class !== null)
  if (pupil) return `pupil_${addressOf(pupil)}`
  return persons.length > 0 ? 'staff' : 'stranger'
}

const reasonOf = ({ typed, actor }: UpdateContext): string => {
  if (typed === null) return 'text_only'
  if (readCommand(typed)) return 'unknown_command'
  return hasAccess(actor) ? 'not_understood' : 'not_connected'
}

/** Says what can be written instead; silent when the person was told something already. */
export const fallback =
  ({ features }: BotParts): Step =>
  async (ctx) => {
    const { actor, told, turn } = ctx
    if (told || (!ctx.message && !ctx.editedMessage)) return
    const t = wordsOfActor(ctx.t, actor)
    const text = lines(t(`errors:${reasonOf(ctx)}`), t(`errors:hint.${audienceOf(actor)}`))
    await turn.send({ text, buttons: menuButton(features, t) })
  }
