import { expect, test } from 'vitest'
import { typedCookies } from '#renderer/features/response/cookies/count-cookies.ts'
import { hopOf } from '../../../waterfall/exchange-fixture.ts'

test('of the Cookie header those are typed that are not the jar’s', () => {
  const hop = hopOf(0, 0, [], {
    request: { method: 'GET', url: 'http://a.test/', headers: [['cookie', 'typed=1; jar=2; alone; =x']] },
    cookies: { sent: [{ name: 'jar', value: '2' }], stored: [], rejected: [] }
  })
  expect(typedCookies(hop)).toEqual([
    { name: 'typed', value: '1' },
    { name: '', value: 'alone' },
    { name: '', value: 'x' }
  ])
})

test('a header that is masked as a whole is typed only where the jar had none for it', () => {
  const request = { method: 'GET', url: 'http://a.test/', headers: [['Cookie', '•••'] as [string, string]] }
  const sent = [{ name: 'jar', value: '•••' }]
  expect(typedCookies({ request, cookies: { sent, stored: [], rejected: [] } })).toEqual([])
  expect(typedCookies({ request, cookies: { sent: [], stored: [], rejected: [] } })).toEqual([
    { name: '', value: '•••' }
  ])
})
