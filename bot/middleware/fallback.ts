import { personsOf, type Actor } from '../../journal/actor'
import { addressOf } from '../../journal/people/address'
import { menuButton } from '../menu-button'
import { html } from '../ui/html'
import type { BotParts, Step } from '../update-context'

/** Which sentence fits a person whom the bot did not understand. */
const audienceOf = (actor: Actor): string => {
  const persons = personsOf(actor)
  if (persons.some(({ courses, roles }) => courses.length > 0 || roles.includes('teacher'))) return 'teacher'
  if (persons.some(({ children }) => children.length > 0)) return 'family'
  const pupil = persons.find((person) => person.class !== null)
  if (pupil) return `pupil_${addressOf(pupil)}`
  return persons.length > 0 ? 'staff' : 'stranger'
}

/** Says what can be written instead; silent when the person was told something already or only edited a message. */
export const fallback =
  ({ features }: BotParts): Step =>
  async (ctx) => {
    if (ctx.told || !ctx.message) return
    const sentence =
      ctx.typed === null ? 'errors:text_only' : `errors:not_understood.${audienceOf(ctx.actor)}`
    await ctx.turn.send({ text: html`${ctx.t(sentence)}`, buttons: menuButton(features, ctx.t) })
  }
