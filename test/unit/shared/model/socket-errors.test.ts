import { expect, test } from 'vitest'
import { ClientError } from '#shared/model/client-error.ts'

const refused = (facts: Record<string, string | number>) =>
  new ClientError('PROTOCOL', { reason: 'websocket-refused', facts: { host: 'h', answer: 'x', ...facts } })
    .hint

test.each([
  [200, /resource of HTTP/],
  [304, /leads elsewhere/],
  [400, /finds fault with the handshake.*may say why/],
  [401, /wants to know who asks: check the credentials/],
  [403, /does not allow this: check the credentials, and the Origin/],
  [404, /^There is nothing at this path: check the path\.$/],
  [405, /does not take the handshake/],
  [426, /Sec-WebSocket-Version/],
  [429, /try again later/i],
  [500, /its log may say more/],
  [502, /try again later/i],
  [503, /try again later/i]
])('a refusal by %i is advised upon by what it means', (status, advice) => {
  expect(refused({ status })).toMatch(advice)
})

test('a refusal of which the status was not kept is advised upon all the same', () => {
  expect(refused({})).toBe('Check the path and the credentials. The body of the answer may say why.')
})

test.each([
  ['ws', 'wss://'],
  ['https', 'https://'],
  [undefined, 'https://']
])('what was asked for over %s is told in URLs of its kind', (scheme, secure) => {
  const facts = scheme === undefined ? {} : { scheme }
  const { hint } = new ClientError('CONNECTION_CLOSED', { reason: 'before-response', facts })
  expect(hint).toContain(`or try ${secure}.`)
})
