import { expect, it } from 'vitest'
import { nameOfHop } from '#shared/waterfall/hop-name.ts'
import { hopOf } from './exchange-fixture.ts'

it.each([
  ['http://example.test', 'GET /'],
  ['http://example.test?a=1#part', 'GET /?a=1'],
  ['https://user:secret@example.test/a/b', 'GET /a/b'],
  ['http://example.test/\u202egnp', 'GET /%E2%80%AEgnp'],
  ['http://h:8080/•••/ä?key=•••#top', 'GET /•••/ä?key=•••'],
  ['http://me:•••@h:•••', 'GET /'],
  ['localhost:3000/orders?open#top', 'GET /orders?open'],
  ['example.test', 'GET /']
])('names %s “%s”', (url, name) => {
  expect(nameOfHop(hopOf(0, 0, [], { request: { method: 'GET', url, headers: [] } }))).toBe(name)
})
