import type { Language } from '../locales/translate'
import type { UpdateContext } from './update-context'

/** The person's own choice, else English for those whose messenger speaks it, else Russian. */
export const languageOf = ({ actor, from }: Pick<UpdateContext, 'actor' | 'from'>): Language =>
  (actor.kind === 'account' ? actor.language : null) ??
  (from?.language_code?.toLowerCase().startsWith('en') ? 'en' : 'ru')
