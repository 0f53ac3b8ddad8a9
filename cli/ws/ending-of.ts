import { ClientError } from '#shared/model/client-error.ts'
import type { SocketState } from '#shared/model/socket/socket-state.ts'
import { RECEIVING } from '../exit-statuses.ts'
import type { Ending } from '../session/ending.ts'
import { describeEnd } from './describe-note.ts'

/** Those that say that all is well: done, going away, and nothing (RFC 6455 §7.4.1). */
const CLEAN = [1000, 1001, 1005]

export function isCleanClose(code: number): boolean {
  return CLEAN.includes(code)
}

/** What the end of a session means to a script. */
export function endingOf({ end, error }: Extract<SocketState, { state: 'closed' }>): Ending {
  const failure = error ?? end?.error
  if (failure) {
    const told = ClientError.from(failure)
    return { error: told, exit: told.exit }
  }
  if (end?.by === 'peer' && !isCleanClose(end.code))
    return { problem: `The server closed the connection: ${describeEnd(end)}`, exit: RECEIVING }
  return { isClean: true, exit: 0 }
}
