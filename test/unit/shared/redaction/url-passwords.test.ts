import { expect, it } from 'vitest'
import { urlPasswords } from '#shared/redaction/url-passwords.ts'

it.each([
  ['http://me:pass@h/', ['pass']],
  ['//me:pass@h/', ['pass']],
  ['me:pass@h/a@b', ['pass']],
  ['http://me:p%40ss@h/', ['p%40ss', 'p@ss']],
  ['http://me:p@ss@h/', ['p@ss']],
  ['http://me:50%@h/', ['50%']],
  ['http://me@h/', []],
  ['http://me:@h/', []],
  ['http://h:80/a@b?c:d@e', []],
  ['/a:b@c', []]
])('of %s it is %j', (url, passwords) => {
  expect(urlPasswords(url)).toEqual(passwords)
})
