import type { SessionNote } from '#engine/session-log/session-entry.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { SocketEnd } from '#shared/model/socket/socket-state.ts'
import { recordRedactor, redactExchange } from '#shared/redaction/redact-exchange.ts'
import { maskError } from '../send/mask-problems.ts'

/** A note of a session in which nothing secret stands. @param forms see `secretForms` */
export function coverNote(note: SessionNote, forms: readonly string[]): SessionNote {
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
