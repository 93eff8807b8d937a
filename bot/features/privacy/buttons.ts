import { callbackCodec } from '../../ui/callback-codec'

/** Buttons of «Мои данные». Items travel as a sum of powers of two in the order of the consent's items. */
export const privacyButtons = callbackCodec('privacy', {
  home: {},
  copy: {},
  accounts: {},
  ask_unlink: { link: 'id' },
  unlink: { link: 'id' },
  mine: {},
  consent: { subject: 'id' },
  choose: { subject: 'id', items: 'int' },
  give: { subject: 'id', items: 'int' },
  full: { subject: 'id' },
  ask_withdraw: { person: 'id' },
  withdraw: { person: 'id' },
})
