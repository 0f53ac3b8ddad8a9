import { expect, it } from 'vitest'
import { locationPasswords, urlPasswords } from '#shared/redaction/url-passwords.ts'

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

it.each([
  ['https://bob:hunter22@h/', ['hunter22']],
  ['http:/bob:hunter22@h/', ['hunter22']],
  ['https:///bob:hunter22@h/', ['hunter22']],
  ['https:\\\\bob:hunter22@h/', ['hunter22']],
  ['//bob:p%40ss@h/', ['p%40ss', 'p@ss']],
  ['/next', []],
  ['/a:b@c', []],
  ['mailto:support@example.com', []],
  ['//me:pass@[x', []]
])('a Location of %s leads there with %j', (location, passwords) => {
  expect(locationPasswords(location)).toEqual(passwords)
})
