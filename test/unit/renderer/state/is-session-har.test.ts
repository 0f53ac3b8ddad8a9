import { expect, test } from 'vitest'
import { isForeignHar, isSessionHar } from '#renderer/state/is-session-har.ts'

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

test.each([
  ['a HAR file of others', 'a.har', har('WebInspector', page), true],
  ['the same by another name', 'a.json', har('WebInspector', page), true],
  ['a session of ours', 'a.json', har('Sonde', { ...messages, ...socket }), false],
  ['messages', 'a.json', new Blob(['{"seq":0,"text":"{\\"log\\":{}}"}\n']), false],
  ['what is called so', 'a.har', new Blob(['{}']), true]
])('of others: %s', async (_, name, content, isForeign) => {
  expect(await isForeignHar(new File([content], name))).toBe(isForeign)
})
