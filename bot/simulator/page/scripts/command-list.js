import { el } from './dom.js'
import { t } from './i18n.js'

/**
 * The list of the bot's commands above the message field: opened by its button, or by typing «/».
 * The field keeps the focus and hands its keys over.
 * @param {(command: string) => void} onChoose
 */
export function createCommandList(onChoose) {
  const element = el('div', {
    class: 'command-list',
    role: 'listbox',
    'aria-label': t('commands'),
    id: `commands-${Math.random().toString(36).slice(2)}`,
    hidden: true,
  })
  let options = []
  let active = -1

  const mark = (index) => {
    active = options.length === 0 ? -1 : (index + options.length) % options.length
    options.forEach((option, at) => option.setAttribute('aria-selected', String(at === active)))
    options[active]?.scrollIntoView({ block: 'nearest' })
  }

  /** Shows the commands that begin with what was typed; nothing fitting hides the list. */
  function show(commands, typed = '/') {
    const fitting = commands.filter(({ command }) => `/${command}`.startsWith(typed.toLowerCase()))
    options = fitting.map(({ command, description }, index) =>
      el(
        'div',
        {
          role: 'option',
          class: 'command-option',
          id: `${element.id}-${index}`,
          onpointerdown: (event) => event.preventDefault(),
          onclick: () => choose(command),
        },
        el('span', { class: 'command-name' }, `/${command}`),
        el('span', { class: 'command-about' }, description),
      ),
    )
    element.replaceChildren(...options)
    element.hidden = options.length === 0
    mark(0)
  }

  function hide() {
    element.hidden = true
    options = []
    active = -1
  }

  function choose(command) {
    hide()
    onChoose(`/${command}`)
  }

  return {
    element,
    show,
    hide,
    isOpen: () => !element.hidden,
    /** Id of the marked option, for `aria-activedescendant`. */
    activeId: () => options[active]?.id ?? null,
    /** Takes a key of the field; true if it was used. */
    takeKey(key) {
      if (element.hidden) return false
      if (key === 'ArrowDown') mark(active + 1)
      else if (key === 'ArrowUp') mark(active - 1)
      else if (key === 'Enter' || key === 'Tab') options[active].click()
      else if (key === 'Escape') hide()
      else return false
      return true
    },
  }
}
