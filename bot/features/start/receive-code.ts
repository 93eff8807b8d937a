import { findLinkCode } from '../../../journal/access/link-code'
import {
  presentLinkCode,
  type AcceptedLinkCode,
  type PresentedLinkCode,
} from '../../../journal/access/present-link-code'
import { personsOf } from '../../../journal/actor'
import { addressOf, type Address } from '../../../journal/people/address'
import { isPupil } from '../../../journal/people/policy'
import type { Turn } from '../../turn'
import { alreadyLinked, pupilAccount, refused, tooManyAttempts } from './show'

/** The conversation that goes on from an accepted code. */
export const linkConversation = 'link@1'

const acceptedInput = (offer: AcceptedLinkCode): Readonly<Record<string, string>> => ({
  offer: JSON.stringify(offer),
})

/** How somebody who may be a known pupil is addressed. */
export const addressOfTurn = ({ actor }: Pick<Turn, 'actor'>): Address => {
  const pupil = personsOf(actor).find(isPupil)
  return pupil ? addressOf(pupil) : 'formal'
}

const answer = (turn: Turn, presented: PresentedLinkCode): Promise<void> => {
  const { t } = turn
  switch (presented.kind) {
    case 'accepted':
      return turn.enter(linkConversation, acceptedInput(presented))
    case 'refused':
      return turn.send(refused(t, addressOfTurn(turn)))
    case 'too_many_attempts':
      return turn.send(tooManyAttempts(turn, new Date(presented.until)))
    case 'pupil_account':
      return turn.send(pupilAccount(t, presented.role, presented.address))
    case 'already_linked':
      return turn.send(alreadyLinked(turn, presented.school.shortName))
  }
}

/** Presents the code in what somebody typed and answers: the next question, or why not. */
export async function receiveCode(turn: Turn, typed: string): Promise<void> {
  await answer(turn, await turn.run(presentLinkCode, { code: findLinkCode(typed) ?? typed.slice(0, 200) }))
}
