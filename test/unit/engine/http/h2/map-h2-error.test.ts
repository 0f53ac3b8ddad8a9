import { describe, expect, test } from 'vitest'
import type { FailureContext } from '#engine/http/driver.ts'
import { type H2Ending, mapH2Error } from '#engine/http/h2/map-h2-error.ts'
import { ResponseFault } from '#engine/http/response-fault.ts'
import { ClientError } from '#shared/model/client-error.ts'

const CONTEXT: FailureContext = { host: 'example.org', port: 443, phase: 'ttfb', received: 0 }
const ENDING: H2Ending = { rstCode: 0, goaway: undefined, unprocessed: false, firstBytes: '' }
const MID_BODY: FailureContext = {
  ...CONTEXT,
  phase: 'download',
  received: 2048,
  head: { contentLength: undefined }
}
const coded = (code: string, message = 'as Node says it') => Object.assign(new Error(message), { code })
const map = (ending: Partial<H2Ending>, context = CONTEXT, error: Error = coded('ERR_HTTP2_STREAM_ERROR')) =>
  mapH2Error(error, { ...ENDING, ...ending }, context)

describe('what ended a request over HTTP/2', () => {
  test.each([
    [{ rstCode: 7, unprocessed: true }, 'CONNECTION_CLOSED', 'refused'],
    [{ rstCode: 7, unprocessed: true, goaway: { code: 0 } }, 'CONNECTION_CLOSED', 'goaway'],
    [{ unprocessed: true }, 'CONNECTION_CLOSED', 'before-response'],
    [{}, 'CONNECTION_CLOSED', 'before-response'],
    [{ rstCode: 8 }, 'CONNECTION_CLOSED', 'reset'],
    [{ rstCode: 2 }, 'CONNECTION_CLOSED', 'reset'],
    [{ rstCode: 11 }, 'CONNECTION_CLOSED', 'calm'],
    [{ goaway: { code: 11 } }, 'CONNECTION_CLOSED', 'calm'],
    [{ rstCode: 1 }, 'PROTOCOL', 'h2-rejected'],
    [{ rstCode: 3 }, 'PROTOCOL', 'h2-rejected'],
    [{ rstCode: 9 }, 'PROTOCOL', 'h2-rejected'],
    [{ goaway: { code: 12 } }, 'PROTOCOL', 'h2-rejected'],
    [{ rstCode: 13 }, 'PROTOCOL', 'http11-required']
  ])('%j is %s %s', (ending, code, reason) => {
    const error = map(ending)
    expect(error).toMatchObject({ code, reason, phase: 'ttfb' })
    // Every reason has words of its own, and every fact that they name.
    expect(`${error.message} ${error.hint}`).not.toMatch(/[{}]/)
    expect(error.message).toContain('example.org')
  })

  test('names the code as RFC 9113 does, and as a number where it has no name', () => {
    expect(map({ rstCode: 2 }).message).toContain('INTERNAL_ERROR')
    expect(map({ rstCode: 0xbeef }).message).toContain('0xbeef')
  })

  test('in the middle of a body says how much of it is kept', () => {
    const reset = map({ rstCode: 2 }, MID_BODY)
    expect(reset).toMatchObject({ code: 'CONNECTION_CLOSED', reason: 'reset-mid-body' })
    expect(reset.hint).toContain('2')
    expect(map({}, MID_BODY)).toMatchObject({ code: 'CONNECTION_CLOSED', reason: 'mid-body' })
  })

  test('may be frames that make no sense', () => {
    const error = map({}, CONTEXT, coded('ERR_HTTP2_ERROR', 'Protocol error'))
    expect(error).toMatchObject({ code: 'PROTOCOL', reason: 'h2-frames' })
    expect(error.message).toContain('Protocol error')
  })

  test('may be TLS', () => {
    expect(map({}, CONTEXT, coded('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED')).code).toBe('TLS')
  })

  test('may be more than is read of an answer', () => {
    const fault = new ResponseFault('its head is too large', { reason: 'head-too-large', limit: '1 MiB' })
    const error = map({ firstBytes: ':status: 200' }, CONTEXT, fault)
    expect(error).toMatchObject({ code: 'PROTOCOL', reason: 'head-too-large' })
    expect(error.hint).toContain(':status: 200')
  })

  test('may be what this Node does not write', () => {
    const refused = coded(
      'ERR_HTTP2_HEADER_SINGLE_VALUE',
      'Header field "authorization" must only have a single value'
    )
    expect(map({}, CONTEXT, refused)).toMatchObject({ code: 'BUILD', field: 'headers' })
  })

  test('stays what it is when it is an error of ours', () => {
    const ours = new ClientError('IO', { reason: 'upload', facts: { problem: 'gone' } })
    expect(map({}, CONTEXT, ours)).toBe(ours)
  })
})
