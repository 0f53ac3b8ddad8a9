import type { SessionLogTarget, SessionMessage } from '#engine/session-log/session-entry.ts'
import { coverNote } from '#engine/session-log/write/cover-note.ts'
import type { KeptPayloads } from './kept-payloads.ts'
import type { SessionSecrets } from './session-secrets.ts'

/**
 * A log in whose notes nothing secret stands. In messages whoever writes it covers that; those of ours in which something
 * is covered are kept as they were.
 */
export function coveredLog(
  log: SessionLogTarget,
  secrets: SessionSecrets,
  kept: KeptPayloads
): SessionLogTarget {
  return {
    addMessage(message) {
      const seq = log.addMessage(message)
      if (isSentAgain(message) && secrets.occurIn(message.payload)) kept.keep(seq, message.payload)
      return seq
    },
    addNote: note => log.addNote(coverNote(note, secrets.forms)),
    noteWire: (sent, received) => log.noteWire(sent, received),
    get behind() {
      return log.behind
    },
    caughtUp: callback => log.caughtUp(callback)
  }
}

function isSentAgain({ direction, opcode }: SessionMessage): boolean {
  return direction === 'sent' && (opcode === 'text' || opcode === 'binary')
}
