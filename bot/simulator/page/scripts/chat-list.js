import { el, icon, iconButton } from './dom.js'
import { t } from './i18n.js'
import { avatarOf, isGroup, nameOf } from './people.js'
import { briefText } from './time.js'

/**
 * The chats with their last messages, and the people of the school one has not been yet.
 * @param {object} handlers
 * @param {(id: number) => void} handlers.open
 * @param {(id: number) => void} handlers.openBeside
 * @param {() => void} handlers.addPerson
 * @param {() => void} handlers.addGroup
 * @param {(guest: import('./api.js').Guest) => void} handlers.enter
 * @param {ReturnType<typeof import('./time-machine.js').createTimeSign>} timeSign
 */
export function createChatList(handlers, timeSign) {
  let people = []
  let guests = []
  let openIds = []
  const list = el('ul', { class: 'chat-items', 'aria-label': t('chats') })
  const guestList = el('ul', { class: 'chat-items', 'aria-label': t('schoolPeople') })
  const guestHead = el('h2', { class: 'list-head' }, t('schoolPeople'))
  const nothing = el('p', { class: 'chat-list-empty', role: 'status', hidden: true }, t('nothingFound'))
  const search = el('input', {
    type: 'search',
    class: 'search-field',
    'aria-label': t('search'),
    placeholder: t('search'),
    oninput: () => render(),
  })
  const title = el('p', { class: 'brand', 'aria-hidden': 'true' })
  const newGroup = iconButton('group', t('newGroup'), handlers.addGroup, { 'aria-haspopup': 'dialog' })
  const state = el('p', { class: 'connection', role: 'status', hidden: true }, t('offline'))
  const element = el(
    'nav',
    { class: 'sidebar', 'aria-label': t('chats') },
    el(
      'div',
      { class: 'sidebar-head' },
      el('span', { class: 'brand-sign' }, icon('bell')),
      title,
      timeSign.button,
      newGroup,
    ),
    el('label', { class: 'search' }, icon('search'), search),
    state,
    timeSign.line,
    el('div', { class: 'sidebar-scroll' }, list, guestHead, guestList, nothing),
    el(
      'div',
      { class: 'sidebar-foot' },
      el(
        'button',
        { type: 'button', class: 'button button-main new-person', onclick: handlers.addPerson },
        icon('plus'),
        t('newPerson'),
      ),
      el('p', { class: 'demo-note' }, t('demo')),
    ),
  )

  function render() {
    const wanted = search.value.trim().toLowerCase()
    const found = people.filter((person) => nameOf(person).toLowerCase().includes(wanted))
    const present = new Set(people.map(({ guestRole }) => guestRole))
    const waiting = guests.filter(
      ({ role, title: name }) => !present.has(role) && name.toLowerCase().includes(wanted),
    )
    const focused = document.activeElement?.closest?.('[data-person]')?.dataset.person
    list.replaceChildren(...found.map(itemOf))
    guestList.replaceChildren(...waiting.map((guest) => guestItem(guest, guests.indexOf(guest))))
    guestHead.hidden = waiting.length === 0
    nothing.hidden = found.length + waiting.length > 0 || wanted === ''
    newGroup.hidden = people.length === 0
    if (focused) list.querySelector(`[data-person="${focused}"] .chat-item`)?.focus()
  }

  const guestItem = (guest, index) =>
    el(
      'li',
      { class: 'chat-entry' },
      el(
        'button',
        { type: 'button', class: 'chat-item chat-item-guest', onclick: () => handlers.enter(guest) },
        avatarOf({ id: index, firstName: guest.title }),
        el(
          'span',
          { class: 'chat-about' },
          el('span', { class: 'chat-line' }, el('span', { class: 'chat-name' }, guest.title)),
          el('span', { class: 'chat-preview' }, t('guestReady')),
        ),
      ),
    )

  function itemOf(person) {
    const name = nameOf(person)
    const last = person.lastMessage
    const isOpen = openIds.includes(person.id)
    return el(
      'li',
      { class: 'chat-entry', 'data-person': person.id },
      el(
        'button',
        {
          type: 'button',
          class: isOpen ? 'chat-item chat-item-open' : 'chat-item',
          'aria-current': isOpen ? 'true' : null,
          onclick: (event) =>
            (event.ctrlKey || event.metaKey ? handlers.openBeside : handlers.open)(person.id),
        },
        avatarOf(person),
        el(
          'span',
          { class: 'chat-about' },
          el(
            'span',
            { class: 'chat-line' },
            el('span', { class: 'chat-name' }, name),
            last ? el('time', { class: 'chat-time' }, briefText(last.date)) : null,
          ),
          el('span', { class: 'chat-line' }, previewOf(person), unreadOf(person)),
        ),
      ),
      isOpen
        ? null
        : iconButton('beside', t('openBesideName', { name }), () => handlers.openBeside(person.id), {
            class: 'beside-button',
          }),
    )
  }

  return {
    element,
    setBot(name) {
      title.textContent = name
    },
    /** @param {import('./api.js').Guest[]} next */
    setGuests(next) {
      guests = next
      render()
    },
    setOnline(online) {
      state.hidden = online
    },
    /** @param {object[]} nextPeople @param {number[]} nextOpenIds chats on the screen */
    update(nextPeople, nextOpenIds) {
      people = nextPeople
      openIds = nextOpenIds
      render()
    },
  }
}

/** The server names a message without words by its kind: `[photo]`. */
function previewText(text) {
  const kind = /^\[(photo|document|voice|audio|video|sticker|contact|location|poll)\]$/.exec(text)?.[1]
  return kind ? t(kind) : text
}

function previewOf(person) {
  const { lastMessage, blocked } = person
  if (isGroup(person) && !lastMessage) {
    return el('span', { class: 'chat-preview' }, t('members', { n: person.members.length + 1 }))
  }
  if (blocked) return el('span', { class: 'chat-preview chat-blocked' }, t('botBlocked'))
  if (!lastMessage) return el('span', { class: 'chat-preview' }, t('noMessages'))
  const author =
    lastMessage.fromBot || isGroup(person) ? null : el('span', { class: 'chat-author' }, t('youPrefix'))
  return el('span', { class: 'chat-preview' }, author, previewText(lastMessage.text))
}

const unreadOf = ({ unread }) =>
  unread === 0
    ? null
    : el(
        'span',
        { class: 'unread', 'aria-label': t('unread', { n: unread }) },
        unread > 99 ? '99+' : String(unread),
      )
