import { labelChild, maxChildLabel } from '../../../journal/access/label-child'
import { choice, defineConversation, type Conversation } from '../../dialogue'
import { html } from '../../ui/html'
import { childrenScreen } from './show'

/** Asks a guardian for their own name of a child. */
export const labelConversation = 'label-child@1'

/** The conversation behind {@link labelConversation}. */
export const askForLabel: Conversation = defineConversation<{ pupil: string; name: string }>(
  labelConversation,
  async (dialogue, { pupil, name }) => {
    const { t } = dialogue
    let question = t('children:ask_label', { name })
    for (;;) {
      const answer = await dialogue.ask({
        text: html`${question}`,
        buttons: [
          [
            { text: t('children:as_in_school'), data: choice('reset') },
            { text: t('children:keep'), data: choice('keep') },
          ],
        ],
      })
      const label = answer.kind === 'press' ? null : answer.text.trim()
      if (label !== null && (label === '' || label.length > maxChildLabel)) {
        question = t('children:too_long', { max: maxChildLabel })
        continue
      }
      const kept = answer.kind === 'press' && answer.data === 'keep'
      if (!kept) await dialogue.run(labelChild, { pupilId: pupil, label })
      await dialogue.external(async (turn) => (await turn.refresh()).show(childrenScreen(turn)))
      return
    }
  },
)
