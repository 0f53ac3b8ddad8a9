import { describe, expect, test } from 'vitest'
import { ClientError } from '#shared/model/client-error.ts'
import type { ResponseHead } from '#shared/model/exchange.ts'
import { judgeConnection } from '../../../../cli/sse/judge-connection.ts'

const url = 'https://sonde.test/events'
const cut = new ClientError('CONNECTION_CLOSED', { phase: 'download' })
const refused = new ClientError('CONNECT', { reason: 'ECONNREFUSED', phase: 'tcp' })
const silent = new ClientError('TIMEOUT', { reason: 'idle', phase: 'download' })
const untrusted = new ClientError('CERTIFICATE', { phase: 'tls' })
const tooLarge = new ClientError('BODY_LIMIT', { reason: 'event', phase: 'download' })
const endless = new ClientError('REDIRECT', { reason: 'too-many' })

function answer(status: number, type = 'text/event-stream'): ResponseHead {
  const headers: ResponseHead['headers'] = type === '' ? [] : [['Content-Type', type]]
  return {
    status,
    statusText: 'OK',
    httpVersion: '1.1',
    headers,
    headBytes: 0,
    trailers: [],
    informational: []
  }
}

describe('a stream', () => {
  test('that ended is opened again', () => {
    expect(judgeConnection({ url, response: answer(200), error: undefined }, false)).toEqual({
      reopens: true,
      ending: { isClean: true, exit: 0 }
    })
  })
  test('that broke off, or fell silent, is', () => {
    for (const error of [cut, silent])
      expect(judgeConnection({ url, response: answer(200), error }, false)).toEqual({
        reopens: true,
        ending: { error, exit: error.exit }
      })
  })
  test('with what will stay as it is ends', () => {
    expect(judgeConnection({ url, response: answer(200), error: tooLarge }, true)).toEqual({
      reopens: false,
      ending: { error: tooLarge, exit: 63 }
    })
  })
})

describe('a connection that cannot be made', () => {
  test.each<[string, ResponseHead | undefined, ClientError, boolean, boolean]>([
    ['ends it where there was none before', undefined, refused, false, false],
    ['is tried again later', undefined, refused, true, true],
    ['ends it where that is of no use', undefined, untrusted, true, false],
    ['ends it where redirects do', answer(302), endless, true, false]
  ])('%s', (_, response, error, hasBeenOpen, reopens) => {
    expect(judgeConnection({ url, response, error }, hasBeenOpen)).toEqual({
      reopens,
      ending: { error, exit: error.exit }
    })
  })
})

describe('another answer', () => {
  test('ends it, well with 204', () => {
    const verdict = { reopens: false, ending: { isClean: true, exit: 0 } }
    expect(judgeConnection({ url, response: answer(204), error: undefined }, true)).toEqual(verdict)
  })
  test.each([
    [answer(500), 'it answered 500 OK.'],
    [answer(429), 'it answered 429 OK.'],
    [answer(206), 'it answered 206 OK.'],
    [answer(200, 'text/plain'), 'it answered 200 OK with the type text/plain.'],
    [answer(200, ''), 'it answered 200 OK with no Content-Type.']
  ])('is a refusal, whatever becomes of its body: %#', (response, said) => {
    const ending = { problem: `sonde.test sent no event stream: ${said}`, exit: 22 }
    for (const error of [undefined, cut])
      expect(judgeConnection({ url, response, error }, true)).toMatchObject({ reopens: false, ending })
  })
  test.each([502, 503, 504])('of %i is one to begin with, and passes for what has been open', status => {
    const end = { url, response: answer(status), error: undefined }
    const ending = { problem: `sonde.test sent no event stream: it answered ${status} OK.`, exit: 22 }
    expect(judgeConnection(end, false)).toMatchObject({ reopens: false, ending })
    expect(judgeConnection(end, true)).toMatchObject({ reopens: true, ending })
  })
  test('may say when to come again', () => {
    const response = answer(503)
    response.headers.push(['Retry-After', '7'])
    expect(judgeConnection({ url, response, error: cut }, true)).toMatchObject({ retryAfterMs: 7000 })
  })
})
