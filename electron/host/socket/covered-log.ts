import type { SessionLogTarget, SessionMessage, SessionNote } from '#engine/session-log/session-entry.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { SocketEnd } from '#shared/model/socket/socket-state.ts'
import { recordRedactor, redactExchange } from '#shared/redaction/redact-exchange.ts'
import { maskError } from '../send/mask-problems.ts'
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

function coverNote(note: SessionNote, forms: readonly string[]): SessionNote {
  const redact = recordRedactor(forms)
  switch (note.kind) {
    case 'handshake': {
      const { exchange, error, subprotocol, extensions, ...rest } = note
      return {
        ...rest,
        subprotocol: redact(subprotocol),
        extensions: redact(extensions),
        ...(error && { error: coverError(error, forms) }),
        ...(exchange && { exchange: redactExchange(exchange, forms) })
      }
    }
    case 'ended': {
      const { reason, error, ...end } = note.end
      const covered: SocketEnd = {
        ...end,
        reason: redact(reason),
        ...(error && { error: coverError(error, forms) })
      }
      return { ...note, end: covered }
    }
    default:
      return note
  }
}

function coverError(error: ErrorRecord, forms: readonly string[]): ErrorRecord {
  return maskError(ClientError.from(error), forms).toRecord()
}
