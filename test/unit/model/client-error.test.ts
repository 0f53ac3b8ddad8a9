import { describe, expect, it } from 'vitest'
import { ClientError } from '#shared/model/client-error.ts'
import { ErrorRecord } from '#shared/model/error.ts'
import { ERROR_CODES } from '#shared/model/error-codes.ts'
import { ERROR_TABLE } from '#shared/model/error-table.ts'
import type { PhaseName } from '#shared/model/phases.ts'

describe('ClientError', () => {
  it('makes its sentence and hint of code, reason and facts', () => {
    const error = new ClientError('CONNECT', {
      reason: 'ECONNREFUSED',
      phase: 'tcp',
      facts: { address: '127.0.0.1:81', port: 81 }
    })
    expect(error.message).toBe('127.0.0.1:81 refused the connection: nothing listens on port 81.')
    expect(error.hint).toContain('Is the server running')
    expect(error.exit).toBe(7)
  })

  it('falls back to the text of the code when the reason has none of its own', () => {
    const error = new ClientError('TLS', { reason: 'ERR_SSL_ODD', facts: { host: 'h' } })
    expect(error.message).toBe('The TLS handshake with h failed (ERR_SSL_ODD).')
    expect(new ClientError('DNS', { reason: 'toString', facts: { host: 'h' } }).message).toContain('h')
  })

  it.each([0, 1, 10])('counts redirects in words that fit any number: %i', limit => {
    const facts = { limit, location: 'http://h/next' }
    const { message } = new ClientError('REDIRECT', { reason: 'too-many', facts })
    expect(message).toBe(`The redirect to http://h/next goes beyond the limit of ${limit}.`)
  })

  it('promises of a cancelled exchange only what is true of its phase', () => {
    const hintOf = (phase: PhaseName) => new ClientError('ABORTED', { phase }).hint
    for (const phase of ['queue', 'dns', 'tcp'] as const) expect(hintOf(phase)).not.toContain('closed')
    expect(hintOf('tls')).toContain('The connection was closed at once')
    // Over HTTP/2 the connection stands: other requests may be on it.
    for (const phase of ['send', 'ttfb', 'download'] as const) {
      expect(hintOf(phase)).toContain('given up at once')
      expect(hintOf(phase)).not.toContain('closed')
    }
  })

  it('survives the crossing as the same class with the same words', () => {
    const original = new ClientError('DNS', {
      reason: 'ENOTFOUND',
      phase: 'dns',
      facts: { host: 'nowhere.example' },
      cause: Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })
    })
    const record = ErrorRecord.parse(JSON.parse(JSON.stringify(original.toRecord())))
    const restored = ClientError.from(record)
    expect(restored).toBeInstanceOf(ClientError)
    expect(restored.toRecord()).toEqual(record)
    expect(record.cause).toEqual({ name: 'Error', code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND' })
  })

  it('takes in what others throw', () => {
    const abort = new DOMException('The operation was aborted', 'AbortError')
    expect(ClientError.wrap(abort)).toMatchObject({ code: 'ABORTED' })
    expect(ClientError.wrap(new TypeError('x is not a function'))).toMatchObject({
      code: 'INTERNAL',
      message: 'Something went wrong inside Sonde: x is not a function.'
    })
    expect(ClientError.wrap('plain text')).toMatchObject({
      code: 'INTERNAL',
      facts: { problem: 'plain text' }
    })
    const own = new ClientError('IO')
    expect(ClientError.wrap(own)).toBe(own)
  })
})

describe('the error table', () => {
  it.each([
    ['BUILD', undefined, 3],
    ['BUILD', 'scheme', 1],
    ['PROXY', undefined, 97],
    ['PROXY', 'address', 5],
    ['PROXY', 'unreachable', 7],
    ['PROXY', 'status', 56],
    ['PROTOCOL', undefined, 8],
    ['PROTOCOL', 'not-http', 1],
    ['PROTOCOL', 'h2-frames', 16],
    ['CONNECTION_CLOSED', undefined, 56],
    ['CONNECTION_CLOSED', 'before-response', 52],
    ['CONNECTION_CLOSED', 'mid-body', 18],
    ['CONNECTION_CLOSED', 'tcp-reset', 56],
    ['CONNECTION_CLOSED', 'tcp-reset-mid-body', 56],
    ['CONNECTION_CLOSED', 'reset', 92],
    ['CONNECTION_CLOSED', 'nobody knows', 56],
    ['IO', 'upload', 26]
  ] as const)('of %s %s ends with %i, as curl does', (code, reason, exit) => {
    expect(new ClientError(code, { reason }).exit).toBe(exit)
  })

  it.each(ERROR_CODES)('%s has a sentence, a hint and an exit status other than success', code => {
    const { exit, sentence, hint, reasons = {} } = ERROR_TABLE[code]
    expect(exit).toBeGreaterThan(0)
    for (const text of [{ sentence, hint }, ...Object.values(reasons)]) {
      expect(text.sentence).toMatch(/[.}]$/)
      expect(text.hint).not.toBe('')
    }
  })
})
