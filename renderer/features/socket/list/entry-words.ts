import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { explainCloseCode } from '#shared/model/socket/close-codes.ts'
import type { DamagedEntry, MessageEntry, NoteEntry } from '#shared/model/socket/log-entry.ts'
import type { MessageOpcode } from '#shared/model/socket/opcodes.ts'
import type { SocketEnd } from '#shared/model/socket/socket-state.ts'

export const OPCODE_WORDS: Record<MessageOpcode, string> = {
  text: 'Text',
  binary: 'Binary',
  ping: 'Ping',
  pong: 'Pong',
  close: 'Close',
  event: 'Event'
}

/** So many bytes of what is no text are shown in its row. */
const MOST_BYTES = 48

/** What a row shows of a message: its beginning in one line. */
export function previewOf({ opcode, text, bytes, code, rttMs }: MessageEntry): string {
  if (opcode === 'close') return closeWords(code, text ?? '')
  const words = text ?? (opcode === 'ping' || opcode === 'pong' ? readable(bytes) : undefined)
  const payload = words === undefined ? hexOf(bytes) : visibleText(words.replace(/\s*[\r\n]\s*/g, ' '))
  return rttMs === undefined ? payload : `${formatDuration(rttMs)}${payload && ` · ${payload}`}`
}

/** How a session or a connection was closed, in a line: `1001 going away, “deploy”`. */
export function closeWords(code: number | undefined, reason: string): string {
  const said = code === undefined ? 'without a code' : `${code} ${explainCloseCode(code).name}`
  return reason === '' ? said : `${said}, “${visibleText(reason)}”`
}

/** What happened to the session, in a line. @param socket of a WebSocket; else of an event stream */
export function noteWords(note: NoteEntry | DamagedEntry, socket: boolean): string {
  switch (note.kind) {
    case 'opening':
      return note.attempt > 1 ? `Connecting, attempt ${note.attempt}` : 'Connecting'
    case 'handshake':
      return handshakeWords(note)
    case 'missed-pong':
      return `No pong within ${formatDuration(note.waitedMs)}`
    case 'fault':
      return visibleText(note.error.message)
    case 'ended':
      return socket ? endWords(note.end) : streamEndWords(note.end)
    case 'waiting':
      return `Waiting ${formatDuration(note.waitMs)} to reconnect, attempt ${note.attempt}`
    case 'damaged':
      return 'This entry cannot be read: a file of the log is damaged or gone.'
  }
}

function handshakeWords({
  status,
  subprotocol,
  extensions,
  error
}: Extract<NoteEntry, { kind: 'handshake' }>): string {
  if (error) return `Not connected: ${visibleText(error.message)}`
  const facts = [
    status === undefined ? '' : `status ${status}`,
    subprotocol === '' ? '' : `subprotocol ${subprotocol}`,
    extensions
  ].filter(fact => fact !== '')
  return ['Connected', ...facts.map(visibleText)].join(' · ')
}

/** How a connection ended: with what, and by whom or why. */
export function endWords({ code, reason, by, error }: SocketEnd): string {
  if (error) return `${code} · ${visibleText(error.message)}`
  const who = { us: ', by this side', peer: ', by the server', network: '' }[by]
  return `${closeWords(code, reason)}${who}`
}

/** Codes are those of WebSockets. */
function streamEndWords({ by, error }: SocketEnd): string {
  if (error) return visibleText(error.message)
  return by === 'us' ? 'Ended by this side' : 'Ended by the server'
}

/** What pings carry is a number or a word, as a rule; undefined where it is none. */
function readable(bytes: Uint8Array | undefined): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return /\p{Cc}/u.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

function hexOf(bytes: Uint8Array | undefined): string {
  if (!bytes) return ''
  const shown = [...bytes.subarray(0, MOST_BYTES)].map(byte => byte.toString(16).padStart(2, '0'))
  return shown.join(' ')
}
