import { describe, expect, it } from 'vitest'
import type { Request } from '#shared/client/http-client.ts'
import { MockClient } from '#shared/client/mock-client.ts'
import { describeHttpClient } from '../../suites/http-client-suite.ts'
import { answerLikeTheServer } from '../../suites/suite-script.ts'

describeHttpClient({
  name: 'MockClient',
  async setup() {
    const client = new MockClient(answerLikeTheServer)
    return {
      client,
      origin: 'http://mock.test',
      requests: () => client.requests.length,
      isQuiet: () => client.storedBodies === 0,
      close: async () => {}
    }
  }
})

describe('MockClient', () => {
  const post: Request = {
    method: 'POST',
    url: 'https://a.test/orders',
    headers: [],
    body: { kind: 'bytes', bytes: Uint8Array.of(1, 2) }
  }

  it('answers by method and URL, with the phases of the script', async () => {
    const client = new MockClient({
      'POST https://a.test/orders': { status: 202, phases: { dns: 3, tls: 20, ttfb: 100 } }
    })
    const { exchange } = await client.execute(post)
    const [hop] = exchange.hops
    expect(hop?.response?.status).toBe(202)
    const lengths = Object.fromEntries(
      hop?.phases.map(phase => [phase.name, phase.endMs - phase.startMs]) ?? []
    )
    expect(lengths).toMatchObject({ dns: 3, tls: 20, ttfb: 100 })
    expect(client.requests).toMatchObject([{ request: post, body: Uint8Array.of(1, 2) }])
  })

  it('says what a test forgot to script', async () => {
    const client = new MockClient({ 'GET https://a.test/orders': {} })
    await expect(client.execute(post)).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('POST https://a.test/orders')
    })
  })
})
