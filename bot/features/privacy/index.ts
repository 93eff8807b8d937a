import { hasAccess } from '../../../journal/access/closed-access'
import { copyOfMyData } from '../../../journal/access/copy-of-my-data'
import { listMyAccounts } from '../../../journal/access/list-my-accounts'
import { readConsents } from '../../../journal/access/read-consents'
import { unlinkAccount } from '../../../journal/access/unlink-account'
import { withdrawConsent } from '../../../journal/access/withdraw-consent'
import { personsOf } from '../../../journal/actor'
import { isStaff } from '../../../journal/people/policy'
import { pressHandler, type Feature } from '../../feature'
import type { Turn } from '../../turn'
import { html } from '../../ui/html'
import { keyboardOf } from '../../ui/keyboard'
import { privacyButtons } from './buttons'
import { confirmConsent, sendFullText, showConsent } from './consent'
import { dataFile } from './data-file'
import { accountLinked } from './notice'
import { accountsScreen, confirmScreen, privacyScreen, strangerScreen } from './show'

type PrivacyPress = NonNullable<ReturnType<typeof privacyButtons.parse>>

const home = async (turn: Turn): Promise<void> => {
  if (personsOf(turn.actor).length === 0) return turn.show(strangerScreen(turn.t))
  const consents = await turn.run(readConsents, {})
  const accounts = await turn.run(listMyAccounts, {})
  const distinct = new Set(accounts.map(({ accountId }) => accountId))
  await turn.show(privacyScreen(turn, consents, distinct.size))
}

const sendCopy = async (turn: Turn): Promise<void> => {
  const { t, language, now } = turn
  const text = dataFile(t, language, await turn.run(copyOfMyData, {}), now)
  const bytes = Buffer.from(`\ufeff${text}`)
  await turn.sendFile({ name: `${t('privacy:file.file_name')}.txt`, mediaType: 'text/plain', bytes })
}

/** Says what has ended in place of the question, and what follows with the keyboard that is left, which may be none. */
const showEnded = async (turn: Turn, done: string, follows: string, school = ''): Promise<void> => {
  // Whoever is unlinked everywhere has no language of their own any more.
  const text = html`${turn.t(follows, { school })}`
  await turn.show({ text: html`${turn.t(done)}` })
  const fresh = await turn.refresh()
  await fresh.send({ text, menu: hasAccess(fresh.actor) ? keyboardOf(fresh) : [] })
}

const unlink = async (turn: Turn, linkId: string): Promise<void> => {
  const { reason } = await turn.run(unlinkAccount, { linkId })
  if (reason === 'self') await showEnded(turn, 'privacy:unlinked', 'privacy:unlinked_self')
  else await turn.show({ text: html`${turn.t('privacy:unlinked_other')}` })
}

const withdraw = async (turn: Turn, personId: string): Promise<void> => {
  const school = personsOf(turn.actor).find((one) => one.personId === personId)?.school.shortName
  const { staysLinked } = await turn.run(withdrawConsent, { personId })
  await showEnded(
    turn,
    'privacy:consent_ended',
    staysLinked ? 'privacy:withdrawn_staff' : 'privacy:withdrawn',
    school,
  )
}

const askWithdrawal = async (turn: Turn, personId: string): Promise<void> => {
  const person = personsOf(turn.actor).find((one) => one.personId === personId)
  if (!person) {
    await turn.toast(turn.t('errors:stale'))
    return home(turn)
  }
  const data = privacyButtons.data('withdraw', { person: personId })
  const what = isStaff(person) ? 'withdraw_staff' : 'withdraw'
  await turn.show(confirmScreen(turn, what, data, { school: person.school.shortName }))
}

const press = async (turn: Turn, pressed: PrivacyPress): Promise<void> => {
  switch (pressed.action) {
    case 'home':
      return home(turn)
    case 'copy':
      return sendCopy(turn)
    case 'accounts':
      return turn.show(accountsScreen(turn, await turn.run(listMyAccounts, {})))
    case 'ask_unlink':
      return turn.show(confirmScreen(turn, 'unlink', privacyButtons.data('unlink', { link: pressed.link })))
    case 'unlink':
      return unlink(turn, pressed.link)
    case 'mine':
      return turn.show({ text: html`${turn.t('privacy:mine_confirmed')}` })
    case 'consent':
      return showConsent(turn, pressed.subject)
    case 'choose':
      return showConsent(turn, pressed.subject, pressed.items)
    case 'give':
      return confirmConsent(turn, pressed.subject, pressed.items)
    case 'full':
      return sendFullText(turn, pressed.subject)
    case 'ask_withdraw':
      return askWithdrawal(turn, pressed.person)
    case 'withdraw':
      return withdraw(turn, pressed.person)
  }
}

/** «Мои данные»: consents, one's own accounts, a copy of everything kept, and withdrawal. */
export const privacy: Feature = {
  name: 'privacy',
  commands: [{ command: 'privacy', visibleTo: () => true }],
  servesClosed: true,
  notices: { 'access.account_linked': accountLinked },
  async open(turn, { rest }) {
    if (rest !== '') return false
    await home(turn)
    return true
  },
  callbacks: pressHandler(privacyButtons, press),
}
