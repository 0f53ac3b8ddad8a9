import { expect, test } from 'vitest'
import { isSessionHar } from '#renderer/state/is-session-har.ts'

const requestOf = (url: string) => ({ request: { method: 'GET', url } })
const socket = requestOf('wss://a.test/')
const page = requestOf('https://a.test/')
const messages = { _webSocketMessages: [] }
const har = (creator: string, ...entries: object[]) =>
  new Blob([JSON.stringify({ log: { version: '1.2', creator: { name: creator, version: '1' }, entries } })])

test.each([
  ['a session of ours', har('Sonde', { ...messages, ...socket }), true],
  ['a socket that a browser opened', har('WebInspector', { ...messages, ...socket }), false],
  ['an event stream of ours', har('Sonde', { ...page, ...messages }), true],
  ['a page that opens a socket later', har('WebInspector', page, { ...messages, ...socket }), false],
  ['exchanges of ours', har('Sonde', page, socket), false],
  ['nothing', new Blob([]), false]
])('%s', async (_, file, isSession) => {
  expect(await isSessionHar(file)).toBe(isSession)
})
