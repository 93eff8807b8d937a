import { chatApi, createGroup, createPerson, getBot, getGuests } from './api.js'
import { createChatList } from './chat-list.js'
import { createColumns } from './columns.js'
import { el } from './dom.js'
import { listenToEvents } from './events.js'
import { language, t } from './i18n.js'
import { summaryOf } from './message.js'
import { askForGroup } from './new-group.js'
import { showFailure } from './overlays.js'
import { createPeople, isGroup } from './people.js'
import { readRoute, showChats, showWelcome, takeStartCode } from './route.js'
import { createTimeSign } from './time-machine.js'
import { setProgramTime } from './time.js'
import { askWhoOpens, createWelcome } from './welcome.js'

const app = document.getElementById('app')
const people = createPeople(renderLists)
const timeSign = createTimeSign()
const chatList = createChatList(
  {
    open: (id) => showChats([id]),
    openBeside,
    addPerson: showWelcome,
    addGroup: () => void addGroup(),
    enter: (guest) => void enter(guest),
  },
  timeSign,
)
const welcome = createWelcome({ enter: (guest) => void enter(guest), back: () => showChats([]) })
const columns = createColumns({
  person: people.get,
  back: () => showChats([]),
  close: (id) => showChats(readRoute().ids.filter((other) => other !== id)),
})
let bot = null
let guests = []

document.documentElement.lang = language
const heading = el('h1')
app.append(
  el('header', { class: 'visually-hidden' }, heading),
  chatList.element,
  el('div', { class: 'main' }, welcome.element, columns.element),
)

function openBeside(id) {
  const ids = readRoute().ids.filter((other) => other !== id)
  showChats([...ids, id].slice(-columns.capacity()))
}

/** Opens a new chat on the right of those that are open beside one another, or in place of the only one. */
function openNew(id) {
  if (readRoute().ids.length > 1) openBeside(id)
  else showChats([id])
}

function renderLists() {
  const { screen, ids } = readRoute()
  const known = ids.filter((id) => people.get(id))
  const nothingOpen = screen === 'list' || (screen === 'chat' && known.length === 0)
  const whenNothingOpen = people.list().length === 0 ? 'welcome' : 'list'
  app.dataset.screen = nothingOpen ? whenNothingOpen : screen
  app.classList.toggle('app-empty', people.list().length === 0)
  chatList.update(people.list(), known)
  columns.update(known)
  const unread = people.list().reduce((sum, person) => sum + person.unread, 0)
  if (bot) document.title = unread > 0 ? `(${unread}) ${bot.name}` : bot.name
}

/** Becomes a person; a guest's code is sent at once. Whoever is here already is only shown. */
async function enter(guest) {
  const present = guest && people.list().find(({ guestRole }) => guestRole === guest.role)
  if (present) return openNew(present.id)
  try {
    const person = await createPerson(
      guest ? { guestRole: guest.role, languageCode: language } : { languageCode: language },
    )
    people.put(person)
    openNew(person.id)
    if (guest) await chatApi(person.id).start({ payload: guest.code })
    columns.focus(person.id)
  } catch (error) {
    showFailure(error)
  }
}

const realPeople = () => people.list().filter((chat) => !isGroup(chat))

async function addGroup() {
  const wanted = await askForGroup(realPeople())
  if (wanted === null) return
  try {
    const group = await createGroup(wanted)
    people.putGroup(group)
    openNew(group.id)
    columns.focus(group.id)
  } catch (error) {
    showFailure(error)
  }
}

/** Follows the deep link the page was opened by. */
async function openLink(code) {
  const present = realPeople()
  const who = present.length === 0 ? 'new' : await askWhoOpens(present)
  if (who === null) return
  const guestRole = guests.find((guest) => guest.code === code)?.role
  const person = who === 'new' ? await createPerson({ languageCode: language, guestRole }) : people.get(who)
  people.put(person)
  showChats([person.id])
  await chatApi(person.id).start({ payload: code })
}

async function load() {
  ;[bot, guests] = await Promise.all([getBot(language), getGuests(language)])
  setProgramTime(bot.now, bot.zone)
  heading.textContent = bot.name
  chatList.setBot(bot.name)
  chatList.setGuests(guests)
  timeSign.allow(bot.timeMachine)
  welcome.update(bot, guests)
  columns.setBot(bot)
  await people.load()
}

function takeEvent(event) {
  if (event.type === 'person') return people.put(event.person)
  if (event.type === 'clock') {
    setProgramTime(event.now)
    timeSign.update()
    renderLists()
  }
  if (event.type === 'message' && event.personId === null) {
    void people.noteInGroup(event.chatId, event.message, summaryOf(event.message)).catch(showFailure)
  }
  columns.apply(event)
}

async function begin() {
  try {
    await load()
  } catch {
    const again = el(
      'button',
      { type: 'button', class: 'button', onclick: () => location.reload() },
      t('retry'),
    )
    app.removeAttribute('aria-busy')
    app.replaceChildren(el('div', { class: 'notice', role: 'alert' }, el('p', {}, t('unreachable')), again))
    return
  }
  app.removeAttribute('aria-busy')
  addEventListener('hashchange', renderLists)
  listenToEvents({
    onEvent: takeEvent,
    onState: chatList.setOnline,
    onReload() {
      void load().catch(showFailure)
      columns.reload()
    },
  })
  const code = takeStartCode()
  if (code !== null) await openLink(code).catch(showFailure)
}

void begin()
