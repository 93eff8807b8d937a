import { el, icon } from './dom.js'
import { richText } from './entities.js'
import { t } from './i18n.js'

/**
 * A poll with its results; an open one can be voted in.
 * @param {object} poll
 * @param {{chosen: number[], onVote: (options: number[]) => void}} options
 */
export function pollOf(poll, { chosen, onVote }) {
  const total = poll.total_voter_count
  const voted = chosen.length > 0
  const selected = new Set(chosen)
  const vote = el(
    'button',
    { type: 'button', class: 'poll-action link-button', onclick: () => onVote([...selected]), hidden: true },
    t('pollVote'),
  )
  const choose = (index, row) => {
    if (!poll.allows_multiple_answers) return onVote([index])
    if (selected.delete(index)) row.setAttribute('aria-pressed', 'false')
    else {
      selected.add(index)
      row.setAttribute('aria-pressed', 'true')
    }
    vote.hidden = selected.size === 0
  }
  const options = poll.options.map((option, index) => {
    const share = total === 0 ? 0 : Math.round((option.voter_count / total) * 100)
    const row = el(
      'button',
      {
        type: 'button',
        class: 'poll-option',
        'aria-pressed': String(chosen.includes(index)),
        disabled: poll.is_closed || voted,
        onclick: () => choose(index, row),
      },
      el('span', { class: 'poll-mark' }, chosen.includes(index) ? icon('check') : null),
      el('span', { class: 'poll-text' }, option.text),
      voted || poll.is_closed ? el('span', { class: 'poll-share' }, `${share}%`) : null,
    )
    row.style.setProperty('--share', voted || poll.is_closed ? `${share}%` : '0%')
    return row
  })
  const kind = poll.is_closed ? 'pollClosed' : poll.is_anonymous ? 'pollAnonymous' : 'poll'
  const retract = () =>
    el(
      'button',
      { type: 'button', class: 'poll-action link-button', onclick: () => onVote([]) },
      t('pollRetract'),
    )
  return el(
    'div',
    { class: 'poll', role: 'group', 'aria-label': poll.question },
    el('p', { class: 'poll-question' }, richText(poll.question, poll.question_entities)),
    el('p', { class: 'poll-kind' }, t(kind)),
    ...options,
    el('p', { class: 'poll-kind' }, t('pollVotes', { n: total })),
    vote,
    voted && !poll.is_closed ? retract() : null,
  )
}
