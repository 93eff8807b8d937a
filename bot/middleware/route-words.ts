import type { Phrases } from '../phrases'
import type { BotParts, Step } from '../update-context'

/** Opens the feature whose phrase a text begins with, continues the last topic («а завтра»), or asks the features in turn. */
export const routeWords =
  ({ features }: BotParts, phrases: Phrases): Step =>
  async (ctx, next) => {
    const { typed, turn } = ctx
    if (typed === null) return next()
    const menu = phrases.menu(typed)
    if (menu && (await menu.open(turn, { command: null, rest: '', typed: '' })) !== false) return
    for (const { feature, rest, typed: asTyped } of phrases.match(typed)) {
      if ((await feature.open(turn, { command: null, rest, typed: asTyped })) !== false) return
    }
    const rest = phrases.continuation(typed)
    const topic = rest === null ? undefined : features.find(({ name }) => name === turn.topic)
    if (rest !== null && topic?.continues) {
      if ((await topic.open(turn, { command: null, rest, typed: rest })) !== false) return
    }
    for (const feature of features) if (await feature.hears?.(turn, typed)) return
    await next()
  }
