import { el } from './dom.js'
import { t } from './i18n.js'
import { nameOf } from './people.js'

/**
 * The choice of the member in whose name things are done in a group.
 * @param {import('./api.js').Person[]} members
 * @param {() => void} onChange
 */
export function createSpeaker(members, onChange) {
  const known = members.filter(Boolean)
  const select = el(
    'select',
    { class: 'speaker-select', onchange: onChange },
    ...known.map((person) => el('option', { value: String(person.id) }, nameOf(person))),
  )
  return {
    element: el('label', { class: 'speaker' }, t('speaker'), select),
    /** Id of the chosen member. */
    current: () => Number(select.value),
  }
}
