import { el } from './dom.js'
import { t } from './i18n.js'
import { openDialog } from './overlays.js'
import { avatarOf, nameOf } from './people.js'

/**
 * Asks what a group is called and who is in it.
 * @param {import('./api.js').Person[]} people
 * @returns {Promise<{title: string, personIds: number[]}|null>} null: cancelled
 */
export async function askForGroup(people) {
  const title = el('input', {
    class: 'field',
    'aria-label': t('groupTitle'),
    placeholder: t('groupTitle'),
    maxlength: '120',
    required: true,
    autofocus: true,
  })
  const boxes = people.map((person) => el('input', { type: 'checkbox', value: String(person.id) }))
  const needed = el('p', { class: 'dialog-note', role: 'status' })
  const answer = await openDialog({ title: t('newGroup'), class: 'dialog-people' }, (close) => [
    el(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault()
          if (boxes.some((box) => box.checked)) close('make')
          else needed.textContent = t('groupNeedsPeople')
        },
      },
      title,
      el(
        'ul',
        { class: 'choice' },
        ...people.map((person, index) =>
          el('li', {}, el('label', { class: 'choice-item' }, boxes[index], avatarOf(person), nameOf(person))),
        ),
      ),
      needed,
      el(
        'div',
        { class: 'dialog-buttons' },
        el('button', { type: 'button', class: 'button', onclick: () => close() }, t('cancel')),
        el('button', { type: 'submit', class: 'button button-main' }, t('makeGroup')),
      ),
    ),
  ])
  if (answer !== 'make') return null
  const personIds = boxes.filter((box) => box.checked).map((box) => Number(box.value))
  return { title: title.value.trim(), personIds }
}
