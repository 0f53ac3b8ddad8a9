import { countOf } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { SocketState } from '#shared/model/socket/socket-state.ts'
import { endWords } from '../list/entry-words.ts'

export type StateTone = 'busy' | 'good' | 'warn' | 'bad' | 'quiet'

interface StateWords {
  /** One word. */
  name: string
  /** What else there is to say, as long as time does not go on in it. */
  detail: string
  tone: StateTone
}

/** Where a session stands, in words. */
export function stateWords(state: SocketState): StateWords {
  switch (state.state) {
    case 'connecting':
      return { name: 'Connecting', detail: '', tone: 'busy' }
    case 'open':
      return { name: 'Open', detail: openWords(state), tone: 'good' }
    case 'closing':
      return { name: 'Closing', detail: state.error ? visibleText(state.error.message) : '', tone: 'busy' }
    case 'waiting':
      return { name: 'Waiting', detail: endWords(state.end), tone: 'warn' }
    case 'closed':
      return closedWords(state)
  }
}

/** What grows with the time: how long it stands so, or how long until it goes on. @param nowMs on the session's clock */
export function clockWords(state: SocketState, nowMs: number): string {
  if (state.state === 'waiting') {
    const left = Math.max(0, state.untilMs - nowMs)
    const attempt = `attempt ${state.attempt}${state.of > 0 ? ` of ${state.of}` : ''}`
    return `${(left / 1000).toFixed(1)} s to reconnect, ${attempt}`
  }
  if (state.state === 'closed') return ''
  const passed = Math.max(0, nowMs - state.sinceMs)
  return `for ${passed < 60_000 ? `${Math.floor(passed / 1000)} s` : formatDuration(passed)}`
}

/** What becomes, or became, of messages for which there was no connection; empty where there are none. */
export function queueWords(state: SocketState | undefined, queued: number): string {
  if (queued > 0) return `${countOf(queued, 'message')} ${queued === 1 ? 'waits' : 'wait'}`
  const letGo = state?.state === 'closed' ? (state.letGo ?? 0) : 0
  if (letGo === 0) return ''
  return `${countOf(letGo, 'message')} ${letGo === 1 ? 'was' : 'were'} not sent`
}

function openWords({ subprotocol, extensions }: Extract<SocketState, { state: 'open' }>): string {
  const compressed = extensions.includes('permessage-deflate')
  return [subprotocol, compressed ? 'compressed' : ''].filter(fact => fact !== '').join(' · ')
}

function closedWords({ end, error }: Extract<SocketState, { state: 'closed' }>): StateWords {
  if (error) return { name: 'Closed', detail: error.message, tone: 'bad' }
  if (!end) return { name: 'Closed', detail: '', tone: 'quiet' }
  return { name: 'Closed', detail: endWords(end), tone: end.code === 1000 ? 'quiet' : 'warn' }
}
