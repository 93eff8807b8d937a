import { el, icon } from './dom.js'

const EDGE = 8

/**
 * Opens a menu beside what was pressed; arrows, Home and End move, Esc and a click elsewhere close it and give
 * the focus back.
 * @param {HTMLElement} anchor
 * @param {Array<{icon?: string, sign?: string, chosen?: boolean, label: string, danger?: boolean, run: () => void}>} items
 * those with a `sign` stand as signs side by side above the others
 */
export function openMenu(anchor, items) {
  const close = () => {
    if (menu.contains(document.activeElement)) anchor.focus()
    menu.remove()
    anchor.setAttribute('aria-expanded', 'false')
    document.removeEventListener('pointerdown', onOutside, true)
  }
  const onOutside = (event) => {
    if (!menu.contains(event.target)) close()
  }
  const buttonOf = (item) =>
    el(
      'button',
      {
        type: 'button',
        role: item.sign ? 'menuitemcheckbox' : 'menuitem',
        'aria-checked': item.sign ? String(item.chosen) : null,
        'aria-label': item.sign ? item.label : null,
        title: item.sign ? item.label : null,
        tabindex: '-1',
        class: item.sign ? 'menu-sign' : item.danger ? 'menu-item menu-danger' : 'menu-item',
        onclick: () => {
          close()
          item.run()
        },
      },
      ...(item.sign ? [item.sign] : [icon(item.icon), item.label]),
    )
  const signs = items.filter((item) => item.sign).map(buttonOf)
  const rows = items.filter((item) => !item.sign).map(buttonOf)
  const buttons = [...signs, ...rows]
  const menu = el(
    'div',
    { class: 'menu', role: 'menu', 'aria-label': anchor.getAttribute('aria-label') },
    signs.length > 0 ? el('div', { class: 'menu-signs', role: 'group' }, ...signs) : null,
    ...rows,
  )
  menu.addEventListener('keydown', (event) => {
    event.stopPropagation()
    const at = buttons.indexOf(document.activeElement)
    const inSigns = at < signs.length
    const down = inSigns && rows.length > 0 ? signs.length : at + 1
    const next = {
      ArrowDown: down,
      ArrowUp: inSigns ? -1 : at - 1,
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: -1,
    }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      buttons.at(next % buttons.length).focus()
    }
    if (event.key === 'Escape' || event.key === 'Tab') close()
  })
  // Within the part of the page that it belongs to, for those who go about by landmarks.
  ;(anchor.closest('section, nav') ?? document.body).append(menu)
  place(menu, anchor)
  anchor.setAttribute('aria-expanded', 'true')
  document.addEventListener('pointerdown', onOutside, true)
  ;(rows[0] ?? buttons[0]).focus()
}

function place(menu, anchor) {
  const at = anchor.getBoundingClientRect()
  const size = menu.getBoundingClientRect()
  const left = Math.min(Math.max(EDGE, at.right - size.width), innerWidth - size.width - EDGE)
  const below = at.bottom + 4
  const top = below + size.height + EDGE < innerHeight ? below : Math.max(EDGE, at.top - size.height - 4)
  menu.style.left = `${left}px`
  menu.style.top = `${top}px`
}
