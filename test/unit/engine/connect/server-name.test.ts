import { expect, test } from 'vitest'
import { readServerName } from '#engine/connect/server-name.ts'

test.each([
  ['sonde.test', 'sonde.test'],
  ['Sonde.Test.', 'sonde.test'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['_service.a-b.example', '_service.a-b.example'],
  ['localhost', 'localhost']
])('%j is sent as %j', (typed, name) => {
  expect(readServerName(typed)).toBe(name)
})

test.each([
  '',
  '.',
  'a..b',
  'a b',
  'a/b',
  'a?b',
  'a%2eb',
  'a@b',
  '127.1',
  'a:443',
  '*.sonde.test',
  'x'.repeat(64),
  '127.0.0.1',
  '::1',
  '[::1]'
])('%j is refused', typed => {
  expect(() => readServerName(typed)).toThrow(
    expect.objectContaining({ code: 'BUILD', field: 'tls.serverName' })
  )
})
