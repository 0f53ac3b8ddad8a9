import { describe, expect, test } from 'vitest'
import { ClientError } from '#shared/model/client-error.ts'
import type { ResponseHead } from '#shared/model/exchange.ts'
import { judgeConnection } from '../../../../cli/sse/judge-connection.ts'

const url = 'https://sonde.test/events'
const cut = new ClientError('CONNECTION_CLOSED', { phase: 'download' })
const refused = new ClientError('CONNECT', { reason: 'ECONNREFUSED', phase: 'tcp' })
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
  test.each<[string, ClientError | undefined]>([
    ['ended', undefined],
    ['broke off', cut]
  ])('that %s is opened again', (_, error) => {
    expect(judgeConnection({ url, response: answer(200), error }, false)).toEqual({ reopen: error })
  })
  test('with what will stay as it is ends', () => {
    expect(judgeConnection({ url, response: answer(200), error: tooLarge }, true)).toEqual({
      ending: { error: tooLarge, exit: 63 }
    })
  })
})

describe('a connection that cannot be made', () => {
  test('ends it where there was none before', () => {
    expect(judgeConnection({ url, response: undefined, error: refused }, false)).toEqual({
      ending: { error: refused, exit: 7 }
    })
  })
  test('is tried again later, unless that is of no use', () => {
    expect(judgeConnection({ url, response: undefined, error: refused }, true)).toEqual({ reopen: refused })
    expect(judgeConnection({ url, response: undefined, error: untrusted }, true)).toEqual({
      ending: { error: untrusted, exit: 60 }
    })
    expect(judgeConnection({ url, response: answer(302), error: endless }, true)).toEqual({
      ending: { error: endless, exit: 47 }
    })
  })
})

describe('another answer', () => {
  test('ends it, well with 204', () => {
    const ending = { isClean: true, exit: 0 }
    expect(judgeConnection({ url, response: answer(204), error: undefined }, true)).toEqual({ ending })
  })
  test.each([
    [answer(500), 'it answered 500 OK.'],
    [answer(206), 'it answered 206 OK.'],
    [answer(200, 'text/plain'), 'it answered 200 OK with the type text/plain.'],
    [answer(200, ''), 'it answered 200 OK with no Content-Type.']
  ])('is a refusal, whatever becomes of its body: %#', (response, said) => {
    const ending = { problem: `sonde.test sent no event stream: ${said}`, exit: 22 }
    expect(judgeConnection({ url, response, error: undefined }, true)).toEqual({ ending })
    expect(judgeConnection({ url, response, error: cut }, true)).toEqual({ ending })
  })
})
