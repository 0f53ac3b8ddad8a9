import { describe, expect, test } from 'vitest'
import { mapH1Error, showBytes } from '#engine/http/map-h1-error.ts'

describe('the first bytes of an answer', () => {
  test('are shown as printable ASCII', () => {
    expect(showBytes(Buffer.from('a\r\n\t\x00\xff~', 'latin1'))).toBe('a\\r\\n\\t\\x00\\xff~')
  })

  test('never take more than 80 characters', () => {
    expect(showBytes(Buffer.alloc(100, 'x'))).toHaveLength(80)
    expect(showBytes(Buffer.alloc(100)).length).toBeLessThanOrEqual(80)
  })
})

describe('an error', () => {
  const context = { host: 'h', port: 1, phase: 'ttfb' as const, firstBytes: Buffer.alloc(0), received: 0 }
  const coded = (code: string) => Object.assign(new Error('text'), { code })

  test.each([
    ['ECONNRESET', 'CONNECTION_CLOSED', 'before-response'],
    ['EPIPE', 'CONNECTION_CLOSED', 'before-response'],
    ['UND_ERR_SOCKET', 'CONNECTION_CLOSED', 'before-response'],
    ['UND_ERR_HEADERS_OVERFLOW', 'PROTOCOL', 'head-too-large'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'TLS', 'client-certificate'],
    ['E_NEVER_HEARD_OF', 'INTERNAL', undefined]
  ])('%s becomes %s %s', (from, code, reason) => {
    expect(mapH1Error(coded(from), context)).toMatchObject({ code, reason })
  })

  test('of the system is a reset, before the answer and within its body', () => {
    const reset = Object.assign(coded('ECONNRESET'), { syscall: 'read' })
    expect(mapH1Error(reset, context)).toMatchObject({ reason: 'tcp-reset', exit: 56 })
    const within = { ...context, head: { contentLength: '9' }, lostBy: reset }
    expect(mapH1Error(coded('UND_ERR_SOCKET'), within)).toMatchObject({
      reason: 'tcp-reset-mid-body',
      exit: 56
    })
  })

  test('where TLS was spoken is not explained by the want of it', () => {
    expect(mapH1Error(coded('UND_ERR_SOCKET'), context).hint).toContain('expects TLS on this port')
    expect(mapH1Error(coded('UND_ERR_SOCKET'), { ...context, encrypted: true }).hint).not.toMatch(/TLS|https/)
  })

  test('after the head is one of the body', () => {
    const head = { contentLength: '9' }
    const error = mapH1Error(coded('ECONNRESET'), { ...context, head, received: 2048 })
    expect(error).toMatchObject({ reason: 'mid-body', facts: { received: '2.0 KiB', expected: '9' } })
  })

  test.each([
    ['Invalid EOF state', 'CONNECTION_CLOSED', 'mid-head'],
    ['Expected CRLF after version', 'PROTOCOL', undefined]
  ])('of the parser is told by its words, not by where it stopped: %s', (words, code, reason) => {
    const text = `Response does not match the HTTP/1.1 protocol (${words})`
    const error = Object.assign(new Error(text), { name: 'HTTPParserError', data: '' })
    const firstBytes = Buffer.from('HTTP/1.1 ')
    expect(mapH1Error(error, { ...context, firstBytes })).toMatchObject({ code, reason })
  })

  test.each([
    ['H', 'CONNECTION_CLOSED'],
    ['HTTP', 'CONNECTION_CLOSED'],
    ['HTTQ', 'PROTOCOL'],
    ['<html>', 'PROTOCOL']
  ])('after %j and the end is of what that is', (start, code) => {
    const error = mapH1Error(coded('ECONNRESET'), { ...context, firstBytes: Buffer.from(start) })
    expect(error.code).toBe(code)
  })
})
