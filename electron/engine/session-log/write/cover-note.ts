import type { SecretForm } from '#shared/model/secret-form.ts'
import type { SocketEnd } from '#shared/model/socket/socket-state.ts'
import { redactError } from '#shared/redaction/redact-error.ts'
import { recordRedactor, redactExchange } from '#shared/redaction/redact-exchange.ts'
import type { SessionNote } from '../session-entry.ts'

/** A note of a session in which nothing secret stands. @param forms see `secretForms` */
export function coverNote(note: SessionNote, forms: readonly SecretForm[]): SessionNote {
  const redact = recordRedactor(forms)
  switch (note.kind) {
    case 'handshake': {
      const { exchange, error, subprotocol, extensions, ...rest } = note
      return {
        ...rest,
        subprotocol: redact(subprotocol),
        extensions: redact(extensions),
        ...(error && { error: redactError(error, forms) }),
        ...(exchange && { exchange: redactExchange(exchange, forms) })
      }
    }
    case 'ended': {
      const { reason, error, ...end } = note.end
      const covered: SocketEnd = {
        ...end,
        reason: redact(reason),
        ...(error && { error: redactError(error, forms) })
      }
      return { ...note, end: covered }
    }
    case 'fault':
      return { ...note, error: redactError(note.error, forms) }
    default:
      return note
  }
}
