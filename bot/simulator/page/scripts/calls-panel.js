import { getCalls } from './api.js'
import { el, iconButton } from './dom.js'
import { t } from './i18n.js'
import { timeText } from './time.js'

const POLL_MS = 1500

/**
 * What the bot asked of the Bot API in one chat, with the simulator's remarks. It looks for new calls only
 * while it is open.
 * @param {number} personId
 * @param {{onClose: () => void, onRefused: (call: object) => void}} handlers
 */
export function createCallsPanel(personId, { onClose, onRefused }) {
  const list = el('ol', { class: 'calls-list' })
  const empty = el('p', { class: 'calls-empty' }, t('noCalls'))
  const element = el(
    'aside',
    { class: 'calls', 'aria-label': t('calls') },
    el(
      'div',
      { class: 'calls-head' },
      el('h3', {}, t('calls')),
      iconButton('close', t('hideCalls'), onClose),
    ),
    el('div', { class: 'calls-scroll', tabindex: '0' }, empty, list),
  )
  let after = 0
  let loading = false

  async function load() {
    if (loading) return
    loading = true
    try {
      const calls = await getCalls(personId, after)
      for (const call of calls) {
        after = Math.max(after, call.id)
        list.prepend(rowOf(call))
        if (!call.ok) onRefused(call)
      }
      empty.hidden = list.children.length > 0
    } catch {
      // The page says above that the connection is lost; the next round tries again.
    } finally {
      loading = false
    }
  }

  void load()
  const timer = setInterval(() => void load(), POLL_MS)
  return { element, close: () => clearInterval(timer) }
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
