import type { MockAnswer } from '#shared/client/mock-answer.ts'
import { describeMockBody } from '#shared/client/mock-body.ts'
import type { MockRequest } from '#shared/client/mock-script.ts'
import { DRIP_BYTES, EVENT_STREAM, EVENTS, JSON_VALUE, ODD_HEADERS, patternOf, TEXT } from './suite-server.ts'

/** The answers of the suite's server, for a client that sends nothing. */
export function answerLikeTheServer({ request, body }: MockRequest): MockAnswer {
  const { pathname, searchParams, port } = new URL(request.url)
  if (port === '1') {
    return {
      error: {
        code: 'CONNECT',
        reason: 'ECONNREFUSED',
        phase: 'tcp',
        facts: { address: request.url, port: 1 }
      }
    }
  }
  switch (pathname) {
    case '/json':
      return {
        status: 201,
        statusText: 'Made',
        headers: [['Content-Type', 'application/json']],
        body: JSON.stringify(JSON_VALUE)
      }
    case '/text':
      return {
        headers: [['Content-Type', 'text/plain; charset=ISO-8859-1']],
        body: Uint8Array.from(TEXT, character => character.charCodeAt(0))
      }
    case '/bytes':
      return { body: patternOf(Number(searchParams.get('size'))) }
    case '/headers':
      return { headers: ODD_HEADERS }
    case '/seen-headers':
      return { body: JSON.stringify(request.headers.flat()) }
    case '/echo': {
      const { contentType } = describeMockBody(request.body)
      return { headers: [['Content-Type', contentType ?? 'none/none']], body }
    }
    case '/events':
      return { headers: [['Content-Type', 'text/event-stream']], body: EVENT_STREAM, events: EVENTS }
    case '/drip':
      return { body: patternOf(DRIP_BYTES * 2), hangsIn: 'download' }
    case '/closes':
      return { error: { code: 'CONNECTION_CLOSED', reason: 'before-response', facts: { host: 'mock' } } }
    case '/never':
      return { hangsIn: 'ttfb' }
    default:
      return { status: 404, statusText: 'Not Found' }
  }
}
