import type { Feature } from '../../bot/feature'
import { html } from '../../bot/ui/html'
import { constantText } from './constant-text'

/** A feature that answers everything with one sentence. */
export const constantFeature: Feature = {
  name: 'benchmark',
  commands: [],
  open: async () => false,
  async hears(turn) {
    await turn.send({ text: html`${constantText}` })
    return true
  },
}
