import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ErrorCode } from '#shared/model/error-codes.ts'
import { isTlsError, tlsError } from '../../connect/map-tls-error.ts'
import type { FailureContext } from '../driver.ts'
import { ResponseFault } from '../response-fault.ts'
import { nameErrorCode } from './h2-error-codes.ts'

/** How a stream and its connection ended (RFC 9113 §5.4). */
export interface H2Ending {
  /** Of the frame that reset the stream, 0 when none did. */
  rstCode: number
  goaway: { code: number } | undefined
  /** It is certain, or as good as, that the server did nothing with the request. */
  unprocessed: boolean
  /** What the answer began with, as text. */
  firstBytes: string
}

/** What ended a request over HTTP/2 early, as an error of ours. */
export function mapH2Error(error: Error, ending: H2Ending, context: FailureContext): ClientError {
  if (error instanceof ClientError) return error
  const { host, port, phase, received } = context
  const { firstBytes } = ending
  if (error instanceof ResponseFault) {
    const { reason, limit } = error
    const facts = { host, port, firstBytes, problem: error.message, ...(limit !== undefined && { limit }) }
    return new ClientError('PROTOCOL', { reason, phase, facts, cause: error })
  }
  const code = codeOf(error)
  if (NOT_WRITTEN.has(code)) {
    const problem = `Node does not write this over HTTP/2: ${error.message}.`
    return new ClientError('BUILD', { field: 'headers', phase, facts: { problem }, cause: error })
  }
  if (isTlsError(code)) return tlsError(error, host, port, phase)
  const said = nameErrorCode(ending.goaway?.code || ending.rstCode)
  const told = tell(code, said, ending, context)
  const facts = {
    host,
    port,
    h2Code: said,
    received: formatBytes(received),
    problem: error.message,
    firstBytes
  }
  return new ClientError(told.code, { reason: told.reason, phase, facts, cause: error })
}

function tell(
  code: string,
  said: string,
  { rstCode, goaway, unprocessed }: H2Ending,
  { head }: FailureContext
): { code: ErrorCode; reason: string } {
  if (unprocessed) {
    const reason = goaway ? 'goaway' : rstCode === REFUSED_STREAM ? 'refused' : 'before-response'
    return { code: 'CONNECTION_CLOSED', reason }
  }
  // Frames that Node could not make sense of.
  if (code === 'ERR_HTTP2_ERROR') return { code: 'PROTOCOL', reason: 'h2-frames' }
  if (said === 'HTTP_1_1_REQUIRED') return { code: 'PROTOCOL', reason: 'http11-required' }
  if (AGAINST_RULES.has(said)) return { code: 'PROTOCOL', reason: 'h2-rejected' }
  if (said === 'ENHANCE_YOUR_CALM') return { code: 'CONNECTION_CLOSED', reason: 'calm' }
  if (said !== 'NO_ERROR') return { code: 'CONNECTION_CLOSED', reason: head ? 'reset-mid-body' : 'reset' }
  return { code: 'CONNECTION_CLOSED', reason: head ? 'mid-body' : 'before-response' }
}

const REFUSED_STREAM = 7
/** Codes by which one side says that the other broke the rules of HTTP/2. */
const AGAINST_RULES = new Set<string>([
  'PROTOCOL_ERROR',
  'FLOW_CONTROL_ERROR',
  'FRAME_SIZE_ERROR',
  'COMPRESSION_ERROR',
  'INADEQUATE_SECURITY'
])

/** What Node refuses before anything is sent. */
const NOT_WRITTEN = new Set([
  'ERR_HTTP2_HEADER_SINGLE_VALUE',
  'ERR_HTTP2_INVALID_CONNECTION_HEADERS',
  'ERR_HTTP2_INVALID_HEADER_VALUE',
  'ERR_HTTP2_INVALID_PSEUDOHEADER'
])

/** The code of an error of Node, or an empty text. */
export function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
