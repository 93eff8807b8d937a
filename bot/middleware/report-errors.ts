import { randomInt } from 'node:crypto'
import { JournalError } from '../../journal/errors'
import { TelegramError } from '../telegram/error'
import { html } from '../ui/html'
import type { BotParts, Step, UpdateContext } from '../update-context'
import { ComeAgain } from './claim-lane'

const signs = '23456789ACEHKMPTX'
const newReference = () => Array.from({ length: 6 }, () => signs[randomInt(signs.length)]).join('')

const comesAgain = (error: unknown) =>
  error instanceof ComeAgain ||
  (error instanceof TelegramError &&
    (error.kind === 'temporary' || error.kind === 'unknown' || error.kind === 'wait'))

/**
 * Turns every failure into a sentence: a refusal into its own, anything else into an apology with a reference that the log
 * has too. Failures that pass by themselves are handed on, so that the update comes again. Every press is answered.
 */
export const reportErrors = (parts: BotParts): Step => {
  const { store, reachability, log, clock } = parts

  const tell = async (ctx: UpdateContext, error: unknown) => {
    if (error instanceof JournalError) {
      return ctx.turn.send({ text: html`${ctx.t(`errors:${error.code}`, { ...error.params })}` })
    }
    const reference = newReference()
    ctx.reference = reference
    const updateId = ctx.update.update_id
    log.error({ category: 'update', updateId, reference, err: error }, 'unexpected error')
    return ctx.turn.send({ text: html`${ctx.t('errors:unexpected', { ref: reference })}` })
  }

  const handle = async (ctx: UpdateContext, error: unknown): Promise<void> => {
    if (store.isOutage(error) || comesAgain(error)) throw error
    if (error instanceof TelegramError && error.kind === 'unreachable') {
      return reachability.setReachable(ctx.user, false, clock.now())
    }
    await tell(ctx, error)
  }

  return async (ctx, next) => {
    try {
      await next()
    } catch (error) {
      await handle(ctx, error).catch((second: unknown) => handle(ctx, second))
    } finally {
      await ctx.turn.answerPress().catch((error: unknown) => {
        log.warn({ category: 'telegram', err: error }, 'a press was not answered')
      })
    }
  }
}
