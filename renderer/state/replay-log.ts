import { countOf, formatCount } from '#shared/format/count.ts'
import { host } from './host.ts'
import { tell, tellFailure } from './notices.ts'
import { isAbort } from './save-body.ts'
import { openLog } from './session-logs.ts'
import { tellProgress } from './tell-progress.ts'

export interface Replay {
  /** The session that the messages go over. */
  sessionId: string
  /** The log whose sent messages they are. */
  logId: string
  /** The distances in time are divided by it; 0 sends them one right after the other. */
  speed: number
}

/** Sends the messages again that were sent in a session, and says how far that is and how it went. */
export async function replayLog({ sessionId, logId, speed }: Replay): Promise<void> {
  const abort = new AbortController()
  const progress = tellProgress('Sending the messages of the session again', () => abort.abort())
  const told = { sent: 0, of: 0, leftOut: 0 }
  let release: (() => void) | undefined
  try {
    release = await openLog(logId)
    const client = await host.ready()
    const input = { id: sessionId, logId, speed }
    for await (const event of client.stream('socket.replay', input, { signal: abort.signal })) {
      Object.assign(told, event)
      progress.at(`${formatCount(told.sent)} of ${countOf(told.of, 'message')}`)
    }
    tell(wordsOf(told))
  } catch (error) {
    if (isAbort(error)) tell(`Cancelled: ${wordsOf(told)}`)
    else tellFailure('Not all of the messages were sent again', error)
  } finally {
    progress.end()
    release?.()
  }
}

function wordsOf({ sent, of, leftOut }: { sent: number; of: number; leftOut: number }): string {
  const secret = leftOut > 0 ? ` ${formatCount(leftOut)} were left out: a secret in them is covered.` : ''
  return `Sent ${formatCount(sent)} of ${countOf(of, 'message')} again.${secret}`
}
