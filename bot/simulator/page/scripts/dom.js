/**
 * Builds an element. Attributes named `on…` are listeners, `true` sets an empty attribute,
 * `null`, `undefined` and `false` leave the attribute out. Strings become text, never markup.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false))
  return element
}

/**
 * A button that shows only an icon; the label is its accessible name and its tooltip.
 * @param {string} iconName
 * @param {string} label
 * @param {(event: MouseEvent) => void} onclick
 * @param {Record<string, unknown>} [attributes]
 */
export function iconButton(iconName, label, onclick, attributes = {}) {
  const { class: extra, ...rest } = attributes
  return el(
    'button',
    {
      type: 'button',
      class: `icon-button ${extra ?? ''}`.trim(),
      'aria-label': label,
      title: label,
      onclick,
      ...rest,
    },
    icon(iconName),
  )
}

const SVG = 'http://www.w3.org/2000/svg'

/** Outlines on a 24 × 24 grid, drawn with a round 1.8 stroke. */
const OUTLINES = {
  alert: 'M12 8v5m0 3.2v.1M10.3 4.6 3.2 17a2 2 0 0 0 1.7 3h14.2a2 2 0 0 0 1.7-3L13.7 4.6a2 2 0 0 0-3.4 0Z',
  attach:
    'm19.5 11.3-7.7 7.7a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-8 8a1.5 1.5 0 0 1-2.2-2.2l7.4-7.3',
  back: 'M15 5l-7 7 7 7',
  bell: 'M12 4v1m0 0a5.5 5.5 0 0 0-5.5 5.5V14L5 17h14l-1.5-3v-3.5A5.5 5.5 0 0 0 12 5Zm-2 15.2a2.2 2.2 0 0 0 4 0',
  beside: 'M4 5.5h16v13H4zM12 5.5v13',
  block: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM6 6l12 12',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  checks: 'm2.5 12.5 4 4L15 8m-4.2 7.2 1.4 1.3L21 8',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2',
  close: 'M6 6l12 12M18 6 6 18',
  code: 'm8.5 8-4 4 4 4m7-8 4 4-4 4m-2-10-3 12',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  down: 'm6 9.5 6 6 6-6',
  download: 'M12 4v11m-4.5-4 4.5 4.5 4.5-4.5M5 20h14',
  edit: 'm14.5 6 3.5 3.5L9 18.5 5 19l.5-4L14.5 6Zm2.3-2.3 3.5 3.5',
  external: 'M9 6h9v9M18 6 7 17',
  file: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4',
  forward: 'm14 6 6 5.5-6 5.5v-3.4c-5 0-8 1.2-10 4.4.4-5.4 3.6-8.6 10-8.9V6Z',
  group:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6 8c.5-3.4 2.7-5 6-5s5.5 1.6 6 5m.5-15a3.3 3.3 0 0 1 0 6.5m2.3 4.3c1.7.7 2.7 2.1 3.2 4.2',
  keyboard: 'M3.5 7h17v10.5h-17zM7 10.5h.1m3.2 0h.1m3.2 0h.1m3.2 0h.1M8.5 14.2h7',
  menu: 'M5 7h14M5 12h14M5 17h9',
  more: 'M12 5.6v.1m0 6.3v.1m0 6.3v.1',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  phone:
    'M6.5 4h3l1.5 4-2 1.4a11 11 0 0 0 5.6 5.6L16 13l4 1.5v3a2 2 0 0 1-2.2 2A15.5 15.5 0 0 1 4.5 6.2a2 2 0 0 1 2-2.2Z',
  photo: 'M4 5.5h16v13H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 4.5M15.2 9.3h.1',
  plus: 'M12 5v14M5 12h14',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM17.5 17.5H20V20h-2.5zM20 14h.1M14 20h.1',
  reply: 'm10 6-6 5.5 6 5.5v-3.4c5 0 8 1.2 10 4.4-.4-5.4-3.6-8.6-10-8.9V6Z',
  search: 'M10.8 17.5a6.7 6.7 0 1 0 0-13.4 6.7 6.7 0 0 0 0 13.4Zm5-1.8L20.5 20.5',
  send: 'M4.5 12 4 4.5 21 12 4 19.5l.5-7.5Zm0 0h8',
  voice: 'M12 14.5a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3Zm-6-3.5a6 6 0 0 0 12 0m-6 6v3.5',
}

/**
 * A decorative icon; whatever carries it must have a name of its own.
 * @param {keyof typeof OUTLINES} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', `icon icon-${name}`)
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', OUTLINES[name])
  svg.append(path)
  return svg
}
