import { expect, it } from 'vitest'
import { otherLoopback } from '#shared/preview/other-loopback.ts'

it.each([
  ['127.0.0.1:4400', 'localhost:4400'],
  ['localhost:4400', '127.0.0.1:4400'],
  ['LOCALHOST:1', '127.0.0.1:1'],
  ['localhost', '127.0.0.1'],
  ['[::1]:4400', 'localhost:4400']
])('of %s it is %s', (host, other) => expect(otherLoopback(host)).toBe(other))

it.each(['sonde.lan', 'sonde.lan:80', '127.0.0.1.evil.test', 'localhost:x', '0.0.0.0', '', 'constructor'])(
  'of “%s” there is none',
  host => expect(otherLoopback(host)).toBeUndefined()
)
