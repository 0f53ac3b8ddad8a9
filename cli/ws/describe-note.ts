import type { SessionMessage, SessionNote } from '#engine/session-log/session-entry.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { explainCloseCode } from '#shared/model/socket/close-codes.ts'
import type { SocketEnd } from '#shared/model/socket/socket-state.ts'

/** What happened to a session, in words. */
export function describeNote(note: SessionNote): string {
  switch (note.kind) {
    case 'opening':
      return note.lane === 0 ? 'connecting' : `connecting again, connection ${note.lane + 1}`
    case 'handshake':
      return describeHandshake(note)
    case 'missed-pong':
      return `no pong for ${formatDuration(note.waitedMs)}`
    case 'fault':
      return note.error.message
    case 'ended':
      return `${ENDINGS[note.end.by]}: ${describeEnd(note.end)}`
    case 'waiting':
      return `waiting ${formatDuration(note.waitMs)} before connecting again (attempt ${note.attempt})`
  }
}

export const ENDINGS = { us: 'closed by us', peer: 'closed by the server', network: 'gone' } as const

/** How a connection ended: its code, what that says, and the reason that was given. */
export function describeEnd({ code, reason, error }: SocketEnd): string {
  const { name, meaning } = explainCloseCode(code)
  const given = reason === '' ? '' : ` “${reason}”`
  return `${code} ${name}${given}. ${error?.message ?? meaning}`
}

/** A ping, a pong or a close. */
export function describeControl({ direction, opcode, rttMs, code }: SessionMessage): string {
  const time = rttMs === undefined ? '' : ` after ${formatDuration(rttMs)}`
  return `${opcode} ${direction}${code === undefined ? '' : ` ${code}`}${time}`
}

function describeHandshake({
  subprotocol,
  extensions,
  error
}: Extract<SessionNote, { kind: 'handshake' }>): string {
  if (error) return `not open: ${error.message}`
  const spoken = subprotocol === '' ? 'no subprotocol' : `subprotocol ${subprotocol}`
  return `open: ${spoken}, ${extensions === '' ? 'no compression' : extensions}`
}
