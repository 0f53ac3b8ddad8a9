import { expect, it } from 'vitest'
import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { DirectClient } from '#engine/direct-client.ts'
import { maskError } from '#host/send/mask-problems.ts'
import { buildRequest } from '#shared/client/build-request.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'

it('masks the cookies that were met in the exchange that failed', async () => {
  await using server = await startHttpServer((_, response) => {
    response
      .writeHead(302, { 'Set-Cookie': 'sid=of-the-session', Location: 'gopher://h/of-the-session' })
      .end()
  })
  const client = new DirectClient({ cookies: new MemoryCookieJar() })
  const thrown = await client.execute(buildRequest({ url: server.origin })).catch((error: unknown) => error)
  await client.close()
  expect(ClientError.wrap(thrown).message).toContain('of-the-session')
  expect(maskError(thrown, []).message).toContain('gopher://h/•••')
})

it('masks what an error says, and not where it belongs', () => {
  const problem = 'Expect: headers is not what the server knows.'
  const masked = maskError(new ClientError('BUILD', { field: 'headers.0.name', facts: { problem } }), [
    'headers'
  ])
  expect(masked.field).toBe('headers.0.name')
  expect(masked.message).toContain('•••')
  expect(`${masked.message} ${JSON.stringify(masked.facts)}`).not.toContain('headers')
})
