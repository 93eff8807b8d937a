import { getCalls } from './api.js'
import { el, iconButton } from './dom.js'
import { t } from './i18n.js'
import { timeText } from './time.js'

const POLL_MS = 1500

/**
 * What the bot asked of the Bot API in one chat, with the simulator's remarks. It looks for new calls only
 * while it is open.
 * @param {number} chatId
 * @param {{onClose: () => void, onRefused: (call: object) => void}} handlers
 */
export function createCallsPanel(chatId, { onClose, onRefused }) {
  const list = el('ol', { class: 'calls-list' })
  const empty = el('p', { class: 'calls-empty' }, t('noCalls'))
  const onlyText = el('span')
  const only = el(
    'p',
    { class: 'calls-only', hidden: true, role: 'status' },
    onlyText,
    el('button', { type: 'button', class: 'link-button', onclick: () => showOnly(null) }, t('showAllCalls')),
  )
  const scroller = el('div', {
    class: 'calls-scroll',
    tabindex: '0',
    'aria-label': t('calls'),
    role: 'region',
  })
  scroller.append(empty, list)
  const element = el(
    'aside',
    { class: 'calls', 'aria-label': t('calls') },
    el(
      'div',
      { class: 'calls-head' },
      el('h3', {}, t('calls')),
      iconButton('close', t('hideCalls'), onClose),
    ),
    only,
    scroller,
  )
  /** The message whose calls are shown; null: all. */
  let wanted = null
  let after = 0
  let loading = false
  /** The messages that each row of the list is about. */
  const rows = new Map()

  function sift() {
    let shown = 0
    for (const [row, messageIds] of rows) {
      row.hidden = wanted !== null && !messageIds.includes(wanted)
      if (!row.hidden) shown += 1
    }
    empty.hidden = shown > 0
    empty.textContent = t(wanted === null ? 'noCalls' : 'noCallsOfMessage')
  }

  /** Shows the calls behind one message, the newest unfolded; null: those of the whole chat. */
  function showOnly(message) {
    wanted = message?.message_id ?? null
    only.hidden = message === null
    if (message !== null) onlyText.textContent = t('callsOfMessage', { time: timeText(message.date) })
    sift()
    const first = [...rows.keys()].findLast((row) => !row.hidden)
    if (wanted !== null && first) first.querySelector('details').open = true
    scroller.scrollTop = 0
    scroller.focus()
  }

  async function load() {
    if (loading) return
    loading = true
    try {
      const calls = await getCalls(chatId, after)
      for (const call of calls) {
        after = Math.max(after, call.id)
        list.prepend(rowOf(call))
        rows.set(list.firstElementChild, messagesOf(call))
        if (!call.ok) onRefused(call)
      }
      sift()
    } catch {
      // The page says above that the connection is lost; the next round tries again.
    } finally {
      loading = false
    }
  }

  const ready = load()
  const timer = setInterval(() => void load(), POLL_MS)
  return {
    element,
    showOnly: (message) => void ready.then(() => showOnly(message)),
    close: () => clearInterval(timer),
  }
}

/** Ids of the messages that a call made, changed or was about. */
function messagesOf({ params, response }) {
  const made = [response.result].flat().map((result) => result?.message_id)
  return [...made, params.message_id, ...[params.message_ids ?? []].flat()].filter(Boolean).map(Number)
}

function rowOf(call) {
  const remarks = call.verdict.length
  const outcome = call.ok ? t('callOk') : t('callRefused', { code: call.response.error_code ?? '' })
  return el(
    'li',
    { class: call.ok ? (remarks ? 'call call-remarked' : 'call') : 'call call-refused' },
    el(
      'details',
      {},
      el(
        'summary',
        {},
        el('code', {}, call.method),
        el('span', { class: 'call-outcome' }, remarks ? t('callVerdicts', { n: remarks }) : outcome),
        el('time', {}, `${timeText(new Date(call.at).getTime() / 1000)} · ${Math.round(call.ms)} ms`),
      ),
      ...call.verdict.map((remark) => el('p', { class: 'call-remark' }, remark)),
      call.ok ? null : el('p', { class: 'call-remark' }, call.response.description),
      el('h4', {}, t('callParams')),
      el('pre', { tabindex: '0' }, JSON.stringify(call.params, null, 2)),
      el('h4', {}, t('callResponse')),
      el('pre', { tabindex: '0' }, JSON.stringify(call.response, null, 2)),
    ),
  )
}
