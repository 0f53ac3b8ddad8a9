import { describe, expect, test } from 'vitest'
import { handshakeError, isTlsError, tlsError } from '#engine/connect/map-tls-error.ts'

const failure = (code: string) => Object.assign(new Error('said in whatever words'), { code })

test.each([
  // One alert, as OpenSSL up to 3.1, OpenSSL from 3.2 on, and BoringSSL call it.
  ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'client-certificate-refused'],
  ['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 'client-certificate-refused'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'client-certificate'],
  ['ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED', 'client-certificate'],
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'client-certificate-unknown-ca'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'version'],
  ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'version'],
  ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'unknown-name'],
  ['ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL', 'alpn'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'not-tls'],
  ['ECONNRESET', 'closed'],
  ['ERR_SSL_SOMETHING_NEW', 'ERR_SSL_SOMETHING_NEW'],
  ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR']
])('%s: %s', (code, reason) => {
  expect(tlsError(failure(code), 'h', 1, 'ttfb')).toMatchObject({ code: 'TLS', reason, phase: 'ttfb' })
})

test('what TLS reports is told from what the connection does', () => {
  expect(isTlsError('ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE')).toBe(true)
  expect(isTlsError('ECONNRESET')).toBe(false)
  expect(isTlsError(undefined)).toBe(false)
})

describe('a handshake that the server breaks off', () => {
  const refusal = 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'
  test.each([
    ['before it showed its certificate', refusal, false, true, 'nothing-in-common'],
    ['after that, with a certificate of ours', refusal, true, true, 'client-certificate-refused'],
    ['after that, without one', refusal, true, false, 'client-certificate'],
    ['for the one it did not get', 'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', true, false, 'client-certificate'],
    ['for its expiry', 'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', true, true, 'client-certificate-expired']
  ])('%s', (_, code, wasPresented, hasIdentity, reason) => {
    const handshake = { host: 'h', port: 1, wasPresented, hasIdentity, offered: ['http/1.1'] }
    const error = handshakeError(failure(code), handshake)
    expect(error).toMatchObject({ code: 'TLS', reason, phase: 'tls' })
  })
  test.each([
    [['h2'], 'alpn', 'h does not speak the version of HTTP that this request asks for.'],
    [['h2', 'http/1.1'], 'no-http', 'h speaks neither h2 nor http/1.1 over TLS.']
  ])('for the versions of HTTP that it was offered, %s', (offered, reason, message) => {
    const alert = failure('ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL')
    const handshake = { host: 'h', port: 1, wasPresented: false, hasIdentity: false, offered }
    expect(handshakeError(alert, handshake)).toMatchObject({ reason, message })
  })
})
