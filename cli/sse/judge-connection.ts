import { findHeader } from '#engine/http/raw-headers.ts'
import { mayPass, readRetryAfter } from '#engine/http/retry.ts'
import { isEventStream } from '#engine/sse/is-event-stream.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import type { ResponseHead } from '#shared/model/exchange.ts'
import { splitUrl } from '#shared/url/split-url.ts'
import { REFUSED } from '../exit-statuses.ts'
import { CLEAN, type Ending } from '../session/ending.ts'

/** What stands before a server that is being started anew answers so: no gateway, nobody there, no answer in time. */
const PASSING = [502, 503, 504]

/** Whether an answer is an event stream that is read. */
export function isAccepted({ status, headers }: ResponseHead): boolean {
  return status === 200 && isEventStream(headers)
}

/** What follows a connection. */
export interface ConnectionVerdict {
  /** That the stream is opened again. */
  reopens: boolean
  /** How it ends where it does not, or that is not wanted. */
  ending: Ending
  /** So long the server wants to be left alone. */
  retryAfterMs?: number | undefined
}

/** How one connection ended. */
export interface ConnectionEnd {
  /** Of the last that was asked. */
  url: string
  response: ResponseHead | undefined
  error: ClientError | undefined
}

/**
 * What the end of one connection means to an event stream (HTML §9.2.3): it is opened again when it ended or broke off,
 * and when it could not be opened but had been before; 204 ends it, and so does any other answer. Other than browsers
 * it outlives a server that is replaced: 502, 503 and 504 end no stream that has been open.
 * @param hasBeenOpen whether an earlier connection was a stream
 */
export function judgeConnection(
  { url, response, error }: ConnectionEnd,
  hasBeenOpen: boolean
): ConnectionVerdict {
  if (response && isAccepted(response))
    return error ? { reopens: mayPass({ error }), ending: asEnding(error) } : { reopens: true, ending: CLEAN }
  // What becomes of the body of a refusal makes it none the less one.
  if (error && !(response && error.phase === 'download'))
    return { reopens: hasBeenOpen && mayPass({ error }), ending: asEnding(error) }
  if (!response || response.status === 204) return { reopens: false, ending: CLEAN }
  return {
    reopens: hasBeenOpen && PASSING.includes(response.status),
    ending: { problem: describeRefused(url, response), exit: REFUSED },
    retryAfterMs: readRetryAfter(response)
  }
}

function asEnding(error: ClientError): Ending {
  return { error, exit: error.exit }
}

function describeRefused(url: string, { status, statusText, headers }: ResponseHead): string {
  const type = findHeader(headers, 'content-type')
  const other = status === 200 ? ` with ${type === undefined ? 'no Content-Type' : `the type ${type}`}` : ''
  return `${splitUrl(url).host} sent no event stream: it answered ${`${status} ${statusText}`.trim()}${other}.`
}
