import { once } from 'node:events'
import http from 'node:http'
import { afterEach, expect, test } from 'vitest'
import type { CookieJar } from '#engine/cookies/cookie-jar.ts'
import { DirectClient } from '#engine/direct-client.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'

const paths: (string | undefined)[] = []
const server = http.createServer((request, response) => {
  paths.push(request.url)
  response.writeHead(302, { Location: '/next' }).end()
})
afterEach(() => {
  paths.length = 0
  server.close()
  server.closeAllConnections()
})

test.each([
  ['the first hop', '/', []],
  ['a later hop', '/next', ['/']]
])('a header that a jar adds and no byte can carry fails %s: nothing of it is sent', async (_, at, sent) => {
  const jar: CookieJar = {
    cookiesFor: ({ target }) => (target === at ? [{ name: 'n', value: 'aĻadmin=1' }] : []),
    store: () => ({ stored: [], rejected: [] })
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const client = new DirectClient({ cookies: jar })
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
  const error = await failureOf(client.execute(get(url), { proxy: { mode: 'none' } }))
  await client.close()
  expect(error).toMatchObject({ code: 'BUILD' })
  expect(error.message).toBe(
    'The header Cookie cannot be sent. A header value cannot carry “Ļ”: only ASCII and Latin-1, without control characters.'
  )
  expect(paths).toEqual(sent)
})
