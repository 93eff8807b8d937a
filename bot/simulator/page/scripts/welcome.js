import { el, icon, iconButton } from './dom.js'
import { t } from './i18n.js'
import { showGuestCode } from './guest-code.js'
import { openDialog } from './overlays.js'
import { avatarOf, nameOf } from './people.js'

/**
 * The first screen: cards of the people one can be.
 * @param {object} handlers
 * @param {(guest: import('./api.js').Guest|null) => void} handlers.enter null: without a code
 * @param {() => void} handlers.back
 */
export function createWelcome(handlers) {
  const title = el('h2', { class: 'welcome-title' })
  const about = el('p', { class: 'welcome-text' })
  const cards = el('ul', { class: 'cards' })
  const element = el(
    'section',
    { class: 'welcome', 'aria-label': t('newPerson') },
    iconButton('back', t('back'), handlers.back, { class: 'back-button' }),
    el(
      'div',
      { class: 'welcome-inner' },
      el('span', { class: 'welcome-sign' }, icon('bell')),
      title,
      about,
      el('p', { class: 'welcome-text' }, t('welcomeText')),
      cards,
      el('p', { class: 'welcome-hint' }, t('welcomeHint')),
    ),
  )
  return {
    element,
    /** @param {object} bot @param {import('./api.js').Guest[]} guests */
    update(bot, guests) {
      title.textContent = t('welcomeTitle', { bot: bot.name })
      about.textContent = bot.shortDescription ?? ''
      about.hidden = !bot.shortDescription
      cards.replaceChildren(
        ...guests.map((guest, index) =>
          card(index, guest.title, guest.code, () => handlers.enter(guest), guest),
        ),
        card(null, t('withoutCode'), t('withoutCodeText'), () => handlers.enter(null)),
      )
    },
  }
}

function card(index, title, note, onclick, guest) {
  const person = index === null ? null : { id: index, firstName: title }
  return el(
    'li',
    { class: 'card-place' },
    el(
      'button',
      { type: 'button', class: person ? 'card' : 'card card-plain', 'aria-description': note, onclick },
      person ? avatarOf(person) : el('span', { class: 'avatar avatar-plain' }, icon('person')),
      el(
        'span',
        { class: 'card-about' },
        el('span', { class: 'card-title' }, title),
        el('span', { class: person ? 'card-code' : 'card-note', 'aria-hidden': 'true' }, note),
      ),
    ),
    guest &&
      iconButton('qr', t('qrOf', { name: title }), () => void showGuestCode(guest), {
        class: 'card-qr',
        'aria-haspopup': 'dialog',
      }),
  )
}

/**
 * Asks who opens a deep link.
 * @param {import('./api.js').Person[]} people
 * @returns {Promise<number|'new'|null>} a person's id; null: nobody
 */
export async function askWhoOpens(people) {
  const answer = await openDialog({ title: t('linkTitle'), class: 'dialog-people' }, (close) => [
    el('p', { class: 'dialog-text' }, t('linkText')),
    el(
      'ul',
      { class: 'choice' },
      choice(el('span', { class: 'avatar avatar-plain' }, icon('plus')), t('linkNew'), () => close('new')),
      ...people.map((person) => choice(avatarOf(person), nameOf(person), () => close(String(person.id)))),
    ),
    el(
      'div',
      { class: 'dialog-buttons' },
      el('button', { type: 'button', class: 'button', onclick: () => close() }, t('cancel')),
    ),
  ])
  if (answer === '') return null
  return answer === 'new' ? 'new' : Number(answer)
}

const choice = (sign, name, onclick) =>
  el('li', {}, el('button', { type: 'button', class: 'choice-item', onclick }, sign, name))
