import { eventsUrl } from './api.js'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 10_000

/**
 * Keeps one stream of events open for as long as the page lives. The browser resumes a broken stream
 * itself; one that it gives up (the server was away) is opened anew, with growing pauses, and everything
 * is loaded again because the missed events are gone.
 * @param {{onEvent: (event: object) => void, onReload: () => void, onState: (online: boolean) => void}} listener
 */
export function listenToEvents({ onEvent, onReload, onState }) {
  let wait = FIRST_WAIT_MS
  let reopened = false

  function open() {
    const source = new EventSource(eventsUrl())
    source.onopen = () => {
      wait = FIRST_WAIT_MS
      onState(true)
      if (reopened) onReload()
      reopened = false
    }
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data)
      if (event.type === 'reset') onReload()
      else onEvent(event)
    }
    source.onerror = () => {
      onState(false)
      if (source.readyState !== EventSource.CLOSED) return
      reopened = true
      setTimeout(open, wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    }
  }
  open()
}
