import { moveClock } from './api.js'
import { el, icon, iconButton } from './dom.js'
import { t } from './i18n.js'
import { openDialog, showFailure } from './overlays.js'
import { instantOf, isTimeShifted, momentText, programNow, wallOf } from './time.js'

const REFRESH_MS = 15_000
const FARTHEST_DAYS = 360

/** The wall clock time `time` of the day that is `days` later. */
const later = (wall, days, time) =>
  `${new Date(Date.parse(wall.slice(0, 10)) + days * 86_400_000).toISOString().slice(0, 10)}T${time}`

/** The next such moment of a week that has not come yet; Monday is 1. */
function nextOf(wall, weekday, time) {
  const days = (weekday - new Date(Date.parse(wall.slice(0, 10))).getUTCDay() + 7) % 7
  const found = later(wall, days, time)
  return found > wall ? found : later(wall, days + 7, time)
}

/** The moments worth going to, from the present of the program. */
const presets = (wall) => [
  { label: t('fridayEvening'), wall: nextOf(wall, 5, '18:00') },
  { label: t('tomorrowMorning'), wall: later(wall, 1, '07:30') },
  { label: t('mondayMorning'), wall: nextOf(wall, 1, '07:30') },
]

/** Opens the menu that moves the clock of the whole program. */
export async function openTimeMachine() {
  const wall = wallOf(programNow())
  const busy = el('p', { class: 'dialog-text time-busy', role: 'status' })
  await openDialog({ title: t('timeMachine'), class: 'dialog-time' }, (close) => {
    const content = el('fieldset', { class: 'plain-fieldset' })
    const go = async (at) => {
      content.disabled = true
      busy.textContent = t('clockMoving')
      try {
        await moveClock(at)
        close()
      } catch (error) {
        content.disabled = false
        busy.textContent = ''
        showFailure(error)
      }
    }
    const field = el('input', {
      type: 'datetime-local',
      class: 'field',
      'aria-label': t('otherMoment'),
      value: wall,
      min: later(wall, -FARTHEST_DAYS, '00:00'),
      max: later(wall, FARTHEST_DAYS, '23:59'),
      required: true,
    })
    content.append(
      el(
        'ul',
        { class: 'choice' },
        ...presets(wall).map(({ label, wall: at }) =>
          choice(label, momentText(instantOf(at)), () => void go(instantOf(at))),
        ),
        choice(t('backToPresent'), '', () => void go(null)),
      ),
      el(
        'form',
        {
          class: 'time-form',
          onsubmit: (event) => {
            event.preventDefault()
            void go(instantOf(field.value))
          },
        },
        field,
        el('button', { type: 'submit', class: 'button button-main' }, t('go')),
      ),
      el(
        'div',
        { class: 'dialog-buttons' },
        busy,
        el('button', { type: 'button', class: 'button', onclick: () => close() }, t('cancel')),
      ),
    )
    return [
      el('p', { class: 'dialog-text' }, t('programTime', { time: momentText(programNow()) })),
      el('p', { class: 'dialog-note' }, t('timeMachineText')),
      content,
    ]
  })
}

const choice = (label, moment, onclick) =>
  el(
    'li',
    {},
    el(
      'button',
      { type: 'button', class: 'choice-item choice-time', onclick },
      label,
      el('span', { class: 'choice-moment' }, moment),
    ),
  )

/** The button of the time machine and the line that shows the program's time when it is not the browser's. */
export function createTimeSign() {
  const button = iconButton('clock', t('timeMachine'), () => void openTimeMachine(), {
    hidden: true,
    'aria-haspopup': 'dialog',
  })
  const text = el('span')
  const line = el('p', { class: 'program-time', hidden: true }, icon('clock'), text)
  function update() {
    line.hidden = button.hidden || !isTimeShifted()
    text.textContent = t('programTime', { time: momentText(programNow()) })
  }
  setInterval(update, REFRESH_MS)
  return {
    button,
    line,
    update,
    /** @param {boolean} allowed whether the program lets its clock be moved */
    allow(allowed) {
      button.hidden = !allowed
      update()
    },
  }
}
