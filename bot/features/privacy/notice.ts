import { listMyAccounts } from '../../../journal/access/list-my-accounts'
import { personsOf } from '../../../journal/actor'
import { dayOf, timeOf } from '../../../journal/clock'
import type { NoticeTemplate } from '../../notice'
import { dayAndMonth } from '../../ui/dates'
import { html, lines } from '../../ui/html'
import { privacyButtons } from './buttons'

/** Tells somebody that one more account was linked to them; nothing when it is unlinked again. */
export const accountLinked: NoticeTemplate = async (turn, { linkId }) => {
  const { t, language, actor } = turn
  const account = (await turn.run(listMyAccounts, {})).find((one) => one.linkId === linkId)
  const person = personsOf(actor).find(({ personId }) => personId === account?.personId)
  if (!account || !person) return null
  const { zone } = person.school
  const day = dayOf(new Date(account.linkedAt), zone)
  const when = { time: timeOf(new Date(account.linkedAt), zone), date: dayAndMonth(day, language) }
  return {
    text: lines(
      html`${t(day === person.today ? 'privacy:linked_today' : 'privacy:linked_on', when)}`,
      t('privacy:linked_advice'),
    ),
    buttons: [
      [
        { text: t('privacy:linked_mine'), data: privacyButtons.data('mine', {}) },
        { text: t('privacy:linked_unlink'), data: privacyButtons.data('unlink', { link: account.linkId }) },
      ],
    ],
  }
}
