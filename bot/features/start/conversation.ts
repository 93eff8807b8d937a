import type { AcceptedLinkCode } from '../../../journal/access/present-link-code'
import { readConsentText } from '../../../journal/access/read-consent-text'
import { findLinkCode } from '../../../journal/access/link-code'
import { redeemLinkCode } from '../../../journal/access/redeem-link-code'
import { JournalError } from '../../../journal/errors'
import type { ConsentItem } from '../../../journal/settings'
import { defineConversation, type Conversation, type Dialogue } from '../../dialogue'
import type { Screen } from '../../ui/screen'
import { firstScreen } from './first-screen'
import { linkConversation, receiveCode } from './receive-code'
import {
  consentFile,
  consentGiven,
  consentScreen,
  declined,
  isItYou,
  notYours,
  paperScreen,
  sentence,
} from './show'

/** Asks until a button is pressed; another code takes this one's place, and the answer is null then. */
async function press(dialogue: Dialogue, screen: Screen): Promise<string | null> {
  for (;;) {
    const answer = await dialogue.ask(screen)
    if (answer.kind === 'press') return answer.data
    if (findLinkCode(answer.text) !== null) {
      await dialogue.external((turn) => receiveCode(turn, answer.text))
      return null
    }
  }
}

/** Shows the consent and its switches until it is given or not; null when it is not. */
async function chatConsent(
  dialogue: Dialogue,
  offer: AcceptedLinkCode,
): Promise<readonly ConsentItem[] | null> {
  if (offer.consent.kind !== 'chat') return []
  const { items } = offer.consent
  let chosen = items.map(({ item }) => item)
  for (;;) {
    const pressed = await press(dialogue, consentScreen(dialogue, offer, chosen))
    if (pressed === null) return null
    if (pressed === 'give') return chosen
    if (pressed === 'no') {
      await dialogue.show(declined(dialogue.t, offer))
      return null
    }
    if (pressed === 'full') {
      await dialogue.external(async (turn) => {
        const text = await turn.run(readConsentText, { ticket: offer.ticket })
        await turn.sendFile(consentFile(turn, offer, text, null))
      })
      continue
    }
    chosen = items
      .filter(({ item, required }) => required || chosen.includes(item) !== (item === pressed))
      .map(({ item }) => item)
  }
}

/** The items consented to, none where none are asked for, or null when nothing is to be linked. */
async function agree(dialogue: Dialogue, offer: AcceptedLinkCode): Promise<readonly ConsentItem[] | null> {
  const { t } = dialogue
  switch (offer.consent.kind) {
    case 'none':
      return []
    case 'guardian_first':
    case 'paper_missing':
      await dialogue.show(sentence(t(`start:${offer.consent.kind}`, { context: offer.address })))
      return null
    case 'paper': {
      const pressed = await press(dialogue, paperScreen(dialogue, offer))
      if (pressed === 'no') await dialogue.show(declined(t, offer))
      return pressed === 'give' ? [] : null
    }
    case 'chat':
      return chatConsent(dialogue, offer)
  }
}

async function connect(
  dialogue: Dialogue,
  offer: AcceptedLinkCode,
  items: readonly ConsentItem[],
): Promise<void> {
  const { language, t } = dialogue
  try {
    const linked = await dialogue.run(redeemLinkCode, { ticket: offer.ticket, items: [...items], language })
    await dialogue.external(async (turn) => {
      if (linked.consentNumber !== null) {
        const text = await turn.run(readConsentText, { ticket: offer.ticket })
        await turn.show(consentGiven(t, offer.address, linked.consentNumber))
        await turn.sendFile(consentFile(turn, offer, text, { number: linked.consentNumber, items }))
      }
      await turn.send(await firstScreen(await turn.refresh(), linked.personId))
    })
  } catch (error) {
    if (!(error instanceof JournalError)) throw error
    await dialogue.show(sentence(t(`errors:${error.code}`)))
  }
}

/** Asks whose code it is and for consent, then links the account. */
export const link: Conversation = defineConversation<{ offer: string }>(
  linkConversation,
  async (dialogue, input) => {
    const offer = JSON.parse(input.offer) as AcceptedLinkCode
    const pressed = await press(dialogue, isItYou(dialogue.t, offer))
    if (pressed === 'no') await dialogue.show(notYours(dialogue.t, offer))
    if (pressed !== 'yes') return
    const items = await agree(dialogue, offer)
    if (items !== null) await connect(dialogue, offer, items)
  },
)
