import { el, icon } from './dom.js'

const EDGE = 8

/**
 * Opens a menu beside what was pressed; arrows move, Esc and a click elsewhere close it and give the focus
 * back.
 * @param {HTMLElement} anchor
 * @param {Array<{icon: string, label: string, danger?: boolean, run: () => void}>} items
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
  const buttons = items.map((item) =>
    el(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        class: item.danger ? 'menu-item menu-danger' : 'menu-item',
        onclick: () => {
          close()
          item.run()
        },
      },
      icon(item.icon),
      item.label,
    ),
  )
  const menu = el('div', { class: 'menu', role: 'menu' }, ...buttons)
  menu.addEventListener('keydown', (event) => {
    event.stopPropagation()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      const next = buttons.indexOf(document.activeElement) + step
      buttons.at(next % buttons.length).focus()
    }
    if (event.key === 'Escape' || event.key === 'Tab') close()
  })
  document.body.append(menu)
  place(menu, anchor)
  anchor.setAttribute('aria-expanded', 'true')
  document.addEventListener('pointerdown', onOutside, true)
  buttons[0].focus()
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
