import type { Feature } from '../feature'
import { menuButton } from '../menu-button'
import { normalised } from '../phrases'
import { html } from '../ui/html'
import { openPrefix } from '../ui/opens'
import type { BotParts, Step, UpdateContext } from '../update-context'

/** Gives a press to the feature whose button it was; a stale or foreign button gets a sentence and, if possible, a fresh screen. */
export const routePress = ({ features }: BotParts): Step => {
  const byName = new Map(features.map((feature) => [feature.name, feature]))
  const byPrefix = new Map(
    features.flatMap((feature) =>
      feature.callbacks ? [[feature.callbacks.codec.feature, feature] as const] : [],
    ),
  )

  const open = async (ctx: UpdateContext, feature: Feature | undefined, typed = '') =>
    feature !== undefined &&
    (await feature.open(ctx.turn, { command: null, rest: normalised(typed), typed })) !== false

  const dead = async (ctx: UpdateContext) => {
    if (ctx.told) return
    await ctx.turn.send({ text: html`${ctx.t('errors:dead_button')}`, buttons: menuButton(features, ctx.t) })
  }

  return async (ctx, next) => {
    if (!ctx.pressed) return next()
    const { data } = ctx.pressed
    if (data.startsWith(openPrefix)) {
      const [name = '', ...rest] = data.slice(openPrefix.length).split(':')
      if (!(await open(ctx, byName.get(name), rest.join(':')))) await dead(ctx)
      return
    }
    const feature = byPrefix.get(data.split(':', 1)[0] ?? '')
    const press = feature?.callbacks?.codec.parse(data) ?? null
    if (feature?.callbacks && press !== null) {
      await feature.callbacks.press(ctx.turn, press as never)
      // A feature has nothing to say to whoever has lost what the button was about.
      return dead(ctx)
    }
    if (feature) {
      await ctx.turn.toast(ctx.t('errors:stale'))
      if (await open(ctx, feature)) return
      ctx.told = false
    }
    await dead(ctx)
  }
}
