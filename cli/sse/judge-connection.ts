import { findHeader } from '#engine/http/raw-headers.ts'
import { mayPass } from '#engine/http/retry.ts'
import { isEventStream } from '#engine/sse/is-event-stream.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import type { ResponseHead } from '#shared/model/exchange.ts'
import { splitUrl } from '#shared/url/split-url.ts'
import { type Ending, REFUSED } from '../session/ending.ts'

/** Whether an answer is an event stream that is read. */
export function isAccepted({ status, headers }: ResponseHead): boolean {
  return status === 200 && isEventStream(headers)
}

/** What follows a connection: the end, or that the stream is opened again, with why it broke off where it did. */
export type ConnectionVerdict = { ending: Ending } | { reopen: ClientError | undefined }

/** How one connection ended. */
export interface ConnectionEnd {
  /** Of the last that was asked. */
  url: string
  response: ResponseHead | undefined
  error: ClientError | undefined
}

/**
 * What the end of one connection means to an event stream (HTML §9.2.3): it is opened again when it ended or broke off,
 * and when it could not be opened but had been before; 204 ends it, and so does any other answer.
 * @param hasBeenOpen whether an earlier connection was a stream
 */
export function judgeConnection(
  { url, response, error }: ConnectionEnd,
  hasBeenOpen: boolean
): ConnectionVerdict {
  if (response && isAccepted(response))
    return error && !mayPass({ error }) ? asEnding(error) : { reopen: error }
  // What becomes of the body of a refusal makes it none the less one.
  if (error && !(response && error.phase === 'download'))
    return hasBeenOpen && mayPass({ error }) ? { reopen: error } : asEnding(error)
  if (!response || response.status === 204) return { ending: { isClean: true, exit: 0 } }
  return { ending: { problem: describeRefused(url, response), exit: REFUSED } }
}

function asEnding(error: ClientError): ConnectionVerdict {
  return { ending: { error, exit: error.exit } }
}

function describeRefused(url: string, { status, statusText, headers }: ResponseHead): string {
  const type = findHeader(headers, 'content-type')
  const other = status === 200 ? ` with ${type === undefined ? 'no Content-Type' : `the type ${type}`}` : ''
  return `${splitUrl(url).host} sent no event stream: it answered ${`${status} ${statusText}`.trim()}${other}.`
}
