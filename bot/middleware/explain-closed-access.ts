import { closedAccess, hasAccess, type ClosedAccess } from '../../journal/access/closed-access'
import { personsOf } from '../../journal/actor'
import { findLinkCode } from '../../journal/access/link-code'
import type { Feature } from '../feature'
import type { Phrases } from '../phrases'
import { lines } from '../ui/html'
import { openPrefix } from '../ui/opens'
import { wordsOf } from '../ui/school-words'
import type { BotParts, Step, UpdateContext } from '../update-context'
import { readCommand } from './read-command'

const sentences = ({ t }: Pick<UpdateContext, 't'>, { reason, school }: ClosedAccess) => {
  const say = wordsOf(t, school.kind)
  return lines(
    say(`errors:closed.${reason}`, { school: school.shortName }),
    reason !== 'left' && say('errors:closed.questions'),
    school.phone !== null && say('help:phone', { phone: school.phone }),
  )
}

/**
 * Tells somebody whose access has ended why, whatever they ask; a new code and what concerns their own data go on.
 * Costs those who have access nothing.
 */
export const explainClosedAccess = ({ features }: BotParts, phrases: Phrases): Step => {
  const featureOf = ({ pressed, typed }: UpdateContext): Feature | undefined => {
    if (pressed) {
      const opened = pressed.data.startsWith(openPrefix)
      const name = (opened ? pressed.data.slice(openPrefix.length) : pressed.data).split(':', 1)[0]
      return features.find((one) => (opened ? one.name : one.callbacks?.codec.feature) === name)
    }
    if (typed === null) return undefined
    const command = readCommand(typed)?.name
    if (command) return features.find(({ commands }) => commands.some((one) => one.command === command))
    return phrases.menu(typed) ?? phrases.match(typed)[0]?.feature
  }

  return async (ctx, next) => {
    const { actor, turn, typed } = ctx
    if (actor.kind !== 'account' || hasAccess(actor)) return next()
    if (!ctx.message && !ctx.pressed) return next()
    const theirs = personsOf(actor).length > 0 && featureOf(ctx)?.servesClosed === true
    if (theirs || (typed !== null && findLinkCode(typed) !== null)) return next()
    const closed = await turn.run(closedAccess, {})
    if (!closed) return next()
    const text = sentences(ctx, closed)
    if (ctx.pressed) await turn.show({ text })
    else await turn.send({ text, menu: [] })
  }
}
