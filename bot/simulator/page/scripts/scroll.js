const NEAR_END_PX = 60
const NEAR_TOP_PX = 160

/**
 * Keeps a list at its end while the reader is there, and leaves it alone while the reader is further up.
 * @param {HTMLElement} scroller
 * @param {HTMLElement} content
 * @param {{onTop: () => void, onChange: (state: {away: boolean, unseen: number}) => void}} listener
 */
export function followEnd(scroller, content, { onTop, onChange }) {
  let following = true
  let unseen = 0
  let lastTop = 0
  const distance = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight
  const report = () => onChange({ away: !following, unseen })

  function scrollToEnd() {
    following = true
    unseen = 0
    scroller.scrollTop = scroller.scrollHeight
    report()
  }

  scroller.addEventListener(
    'scroll',
    () => {
      const movedUp = scroller.scrollTop < lastTop
      lastTop = scroller.scrollTop
      following = distance() < NEAR_END_PX || (following && !movedUp)
      if (following) unseen = 0
      if (scroller.scrollTop < NEAR_TOP_PX) onTop()
      report()
    },
    { passive: true },
  )

  // A keyboard that opens, a picture that arrives, a window that narrows: the end stays in sight.
  const watcher = new ResizeObserver(() => {
    if (following) scroller.scrollTop = scroller.scrollHeight
  })
  watcher.observe(scroller)
  watcher.observe(content)

  return {
    scrollToEnd,
    isAtEnd: () => following,
    /** Runs a change of the content; older messages put above (`grewAbove`) do not move what is being read. */
    keepPlace(change, { added, grewAbove }) {
      const wasFollowing = following
      const fromEnd = scroller.scrollHeight - scroller.scrollTop
      change()
      if (wasFollowing) return scrollToEnd()
      if (grewAbove) scroller.scrollTop = scroller.scrollHeight - fromEnd
      unseen += added
      report()
    },
  }
}
