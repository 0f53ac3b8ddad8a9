import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ErrorCode } from '#shared/model/error-codes.ts'
import { isTlsError, tlsError } from '../../connect/map-tls-error.ts'
import type { FailureContext } from '../driver.ts'
import { ResponseFault } from '../response-fault.ts'
import { type H2ErrorName, nameErrorCode } from './h2-error-codes.ts'

/** How a stream and its connection ended (RFC 9113 §5.4). */
export interface H2Ending {
  /** Of the frame that ended the stream. */
  rstCode: number
  /** What the server said when it went away, should it have (RFC 9113 §6.8). */
  goaway: { code: number } | undefined
  /** It is certain, or as good as, that the server did nothing with the request. */
  unprocessed: boolean
  /** Whether the connection stands. */
  stands: boolean
  /** What broke the connection. */
  broken: Error | undefined
  /** What the answer began with, as text. */
  firstBytes: string
}

/** What ended a request over HTTP/2 early, as an error of ours. */
export function mapH2Error(error: Error, ending: H2Ending, context: FailureContext): ClientError {
  if (error instanceof ClientError) return error
  const { host, port, phase } = context
  const { firstBytes, rstCode, goaway, broken } = ending
  if (error instanceof ResponseFault) {
    const { reason, limit } = error
    const facts = { host, port, firstBytes, problem: error.message, ...(limit !== undefined && { limit }) }
    return new ClientError('PROTOCOL', { reason, phase, facts, cause: error })
  }
  const refused = refusedHere(error)
  if (refused !== undefined)
    return new ClientError('BUILD', { field: 'headers', phase, facts: { problem: refused }, cause: error })
  const told = tellEnding(ending, context)
  const brokenCode = codeOf(broken)
  if (told.reason !== 'goaway' && isTlsError(brokenCode)) return tlsError(broken ?? error, host, port, phase)
  const code = rstCode !== 0 ? rstCode : (goaway?.code ?? 0)
  const facts = {
    host,
    port,
    h2Code: nameErrorCode(code),
    received: formatBytes(context.received),
    problem: broken?.message ?? error.message,
    firstBytes
  }
  return new ClientError(told.code, { reason: told.reason, phase, facts, cause: broken ?? error })
}

function tellEnding(
  { rstCode, goaway, unprocessed, stands, broken }: H2Ending,
  { head }: FailureContext
): { code: ErrorCode; reason: string } {
  if (unprocessed && goaway?.code === 0) return { code: 'CONNECTION_CLOSED', reason: 'goaway' }
  if (unprocessed && rstCode === REFUSED_STREAM) return { code: 'CONNECTION_CLOSED', reason: 'refused' }
  // Node's own words for frames that go against the protocol.
  if (codeOf(broken) === 'ERR_HTTP2_ERROR' && !goaway) return { code: 'PROTOCOL', reason: 'h2-frames' }
  const said = goaway && !stands && goaway.code !== 0 ? goaway.code : rstCode
  const name = nameErrorCode(said)
  if (name === 'ENHANCE_YOUR_CALM') return { code: 'CONNECTION_CLOSED', reason: 'calm' }
  if (name === 'HTTP_1_1_REQUIRED') return { code: 'PROTOCOL', reason: 'http11-required' }
  if (AGAINST_RULES.has(name)) return { code: 'PROTOCOL', reason: 'h2-rejected' }
  if (said !== 0) return { code: 'CONNECTION_CLOSED', reason: head ? 'reset-mid-body' : 'reset' }
  return { code: 'CONNECTION_CLOSED', reason: head ? 'mid-body' : 'before-response' }
}

const REFUSED_STREAM = 7
/** Codes by which one side says that the other broke the rules of HTTP/2. */
const AGAINST_RULES = new Set<H2ErrorName | `0x${string}`>([
  'PROTOCOL_ERROR',
  'FLOW_CONTROL_ERROR',
  'FRAME_SIZE_ERROR',
  'COMPRESSION_ERROR',
  'INADEQUATE_SECURITY'
])

/** What Node does not write, before anything was sent. */
function refusedHere(error: Error): string | undefined {
  switch (codeOf(error)) {
    case 'ERR_HTTP2_HEADER_SINGLE_VALUE':
      return `Here HTTP/2 cannot send a header twice that should come once: ${error.message}.`
    case 'ERR_HTTP2_INVALID_CONNECTION_HEADERS':
    case 'ERR_HTTP2_INVALID_HEADER_VALUE':
    case 'ERR_HTTP2_INVALID_PSEUDOHEADER':
      return `HTTP/2 cannot carry this: ${error.message}.`
    default:
      return undefined
  }
}

function codeOf(error: Error | undefined): string {
  return error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
