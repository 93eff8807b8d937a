import type { Feature } from '../feature'

/** Everything the bot can do, in the order of /help; a new feature is one line here. */
export const features: readonly Feature[] = []
