import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import { isTlsError, tlsError } from '../connect/map-tls-error.ts'
import type { FailureContext } from './driver.ts'
import { ResponseFault } from './response-fault.ts'
import { MAX_HEAD_BYTES } from './response-head-filter.ts'

interface H1FailureContext extends FailureContext {
  /** What the answer began with. */
  firstBytes: Buffer
  /** What ended the connection, where that was no end: undici may tell of it in words of its own. */
  lostBy?: Error | null
  /** Whether TLS was spoken. */
  encrypted?: boolean
}

/** What undici or the socket reported, told by its code, as an error of ours. */
export function mapH1Error(error: Error, context: H1FailureContext): ClientError {
  if (error instanceof ClientError) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const { host, port, phase } = context
  if (error instanceof ResponseFault)
    return protocolError(
      error.reason,
      error,
      context,
      error.limit === undefined ? {} : { limit: error.limit }
    )
  if (isTlsError(code)) return tlsError(error, host, port, phase)
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return protocolError('head-too-large', error, context, { limit: formatBytes(MAX_HEAD_BYTES) })
  if (error.name === 'HTTPParserError' && !isEndOfInput(error)) return parserError(error, code, context)
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' && !context.head)
    return parserError(error, code, context)
  if (code === 'UND_ERR_SOCKET' && /^bad /.test(error.message)) return parserError(error, code, context)
  if (code === 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH') return lengthError(error, phase)
  if (code === 'UND_ERR_INVALID_ARG')
    return new ClientError('BUILD', {
      phase,
      facts: { problem: `HTTP/1.1 cannot carry this: ${error.message}.` },
      cause: error
    })
  // The parser meets what its authors held for impossible: that is the answer's doing once there is one.
  if (code === 'ERR_ASSERTION' && context.firstBytes.length > 0) return parserError(error, code, context)
  if (isEndOfInput(error) || CLOSED.has(code)) return closedError(error, context)
  return ClientError.wrap(error)
}

function lengthError(cause: Error, phase: PhaseName): ClientError {
  const problem = 'The body is not as long as its length says.'
  return new ClientError('BUILD', { reason: 'length', field: 'body', phase, facts: { problem }, cause })
}

/** Bytes of a server as text that can be shown: printable ASCII as it is, the rest as `\xNN`. At most 80 characters. */
export function showBytes(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) {
    const shown = byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : escapeByte(byte)
    if (text.length + shown.length > 80) break
    text += shown
  }
  return text
}

function escapeByte(byte: number): string {
  const short: Record<number, string> = { 9: '\\t', 10: '\\n', 13: '\\r' }
  return short[byte] ?? `\\x${byte.toString(16).padStart(2, '0')}`
}

/**
 * The parser names no codes. Its words are its own, the same under every runtime; where in the input it stopped tells
 * nothing, because the last byte that came can be the one at fault.
 */
function isEndOfInput(error: Error): boolean {
  return error.name === 'HTTPParserError' && error.message.endsWith('(Invalid EOF state)')
}

const CLOSED = new Set([
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT'
])

function parserError(error: Error, code: string, context: H1FailureContext): ClientError {
  const problem = PROBLEMS[code] ?? /\(([^)]+)\)$/.exec(error.message)?.[1] ?? error.message
  if (!context.head) {
    const [first, second] = context.firstBytes
    // An alert of TLS (RFC 8446 §6): the other side took our request for a broken handshake.
    if (first === 0x15 && second === 0x03) return protocolError('tls-port', error, context)
    const start = context.firstBytes.toString('latin1', 0, 5)
    if (start === '' || !'HTTP/'.startsWith(start))
      return protocolError('not-http', error, context, { problem })
  }
  return protocolError(context.head && 'framing', error, context, { problem })
}

const PROBLEMS: Record<string, string> = {
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'its Content-Length is contradictory',
  ERR_ASSERTION: 'it confuses the parser',
  UND_ERR_SOCKET: 'it switches protocols without having been asked to'
}

function protocolError(
  reason: string | undefined,
  cause: Error,
  { host, port, phase, firstBytes }: H1FailureContext,
  facts: Record<string, string | number> = {}
): ClientError {
  return new ClientError('PROTOCOL', {
    reason,
    phase,
    facts: { host, port, firstBytes: showBytes(firstBytes), problem: cause.message, ...facts },
    cause
  })
}

function closedError(cause: Error, context: H1FailureContext): ClientError {
  const { host, port, phase, firstBytes, head, received, lostBy, encrypted } = context
  if (!head && firstBytes.length > 0) {
    // Something came before it closed; when that was no HTTP, closing is not the point.
    const asParserError = parserError(cause, '', context)
    if (asParserError.reason !== undefined) return asParserError
  }
  return new ClientError('CONNECTION_CLOSED', {
    reason: closedReason(head !== undefined, firstBytes.length > 0, isReset(cause) || isReset(lostBy)),
    phase,
    facts: {
      host,
      port,
      firstBytes: showBytes(firstBytes),
      received: formatBytes(received),
      ...(encrypted && { encrypted: 1 }),
      ...(head?.contentLength !== undefined && { expected: head.contentLength })
    },
    cause
  })
}

function closedReason(hasHead: boolean, hasBytes: boolean, wasReset: boolean): string {
  if (hasHead) return wasReset ? 'tcp-reset-mid-body' : 'mid-body'
  if (hasBytes) return 'mid-head'
  return wasReset ? 'tcp-reset' : 'before-response'
}

/** Whether the system said so (RFC 9293 §3.10.7): the code alone is also given to connections that were merely closed. */
function isReset(error: Error | null | undefined): boolean {
  return !!error && 'code' in error && error.code === 'ECONNRESET' && 'syscall' in error
}
