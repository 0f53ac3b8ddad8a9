import fc from 'fast-check'
import { har as validate } from 'har-validator'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { importHar } from '#shared/har/import-har.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { PHASE_NAMES } from '#shared/model/phases.ts'
import { errorIn, exchangeOf, hopOf } from '../../waterfall/exchange-fixture.ts'
import { counter, Log, written } from './written-har.ts'

describe('an exchange that went a long way', () => {
  const refused = errorIn('tcp')
  const way: Exchange = {
    ...exchangeOf([
      hopOf(
        0,
        0,
        [
          ['proxy-lookup', 0.4],
          ['proxy-dns', 1.2],
          ['proxy-tcp', 2.123456],
          ['proxy-tls', 4]
        ],
        {
          error: refused
        }
      ),
      hopOf(
        1,
        7.723456,
        [
          ['backoff', 500.5],
          ['queue', 3],
          ['proxy-tcp', 1],
          ['proxy', 2],
          ['tls', 3.25],
          ['send', 0.1],
          ['ttfb', 20],
          ['download', 0.5]
        ],
        {
          reason: 'retry',
          cause: { kind: 'error', error: refused },
          retry: { attempt: 2, of: 3, waitMs: 500.5, retryAfterMs: 1000 },
          sent: { head: ':method: GET\n', bodyBytes: 0 },
          connection: {
            id: 'c2',
            reused: false,
            localAddress: '10.0.0.1:50000',
            remoteAddress: '10.0.0.2:3128',
            protocol: 'h2',
            proxy: { url: 'http://10.0.0.2:3128', tunnel: true, connectHead: 'CONNECT example.test:443' }
          },
          response: {
            status: 503,
            statusText: '',
            httpVersion: '2',
            headers: [['retry-after', '1']],
            headBytes: 40,
            trailers: [],
            informational: []
          }
        }
      ),
      hopOf(
        2,
        538.073456,
        [
          ['backoff', 1000],
          ['send', 0.1]
        ],
        { reason: 'retry', error: errorIn('send') }
      )
    ]),
    error: errorIn('send')
  }

  test('comes back with the very phases, attempts, connections and failures that it had', async () => {
    const file = await written({ exchange: way })
    await validate(file)
    const { exchanges, problems } = importHar(file, counter())
    expect(problems).toEqual([])
    expect(exchanges.map(({ exchange }) => exchange)).toEqual([{ ...way, id: 'new-1' }])
  })

  test('and whatever its phases are', async () => {
    const phases = fc.array(
      fc.tuple(
        fc.constantFrom(...PHASE_NAMES),
        fc.nat(9_999_999).map(us => us / 1000)
      ),
      { minLength: 1, maxLength: 13 }
    )
    await fc.assert(
      fc.asyncProperty(fc.array(phases, { minLength: 1, maxLength: 4 }), async spans => {
        let startMs = 0
        const hops = spans.map((each, index) => {
          const hop = hopOf(index, startMs, each)
          startMs = hop.endMs
          return hop
        })
        const before = exchangeOf(hops)
        const [after] = importHar(await written({ exchange: before }), counter()).exchanges
        expect(after?.exchange).toEqual({ ...before, id: 'new-1' })
      }),
      { numRuns: 50 }
    )
  })

  test('has entries whose time is the sum of their timings, for whoever reads no more of them', async () => {
    const { log } = Log.parse(await written({ exchange: way }))
    expect(log.entries).toMatchObject([
      { time: 7.723456, timings: { blocked: 7.723456 }, response: { status: 0, _error: refused.message } },
      {
        time: 530.35,
        timings: { blocked: 506.5, connect: 3.25, ssl: 3.25, send: 0.1, wait: 20, receive: 0.5 }
      },
      { time: 1000.1 }
    ])
  })
})

describe('what no clock can have told', () => {
  const before = exchangeOf([
    hopOf(0, 0, [
      ['dns', 1],
      ['send', 2]
    ]),
    hopOf(1, 3, [['ttfb', 4]])
  ])
  const file = async () => Log.parse(await written({ exchange: before }))

  test.each<[string, (beyond: Record<string, unknown>) => object]>([
    ['begins long after all others', beyond => ({ ...beyond, startMs: 1e17, endMs: 1e17 })],
    ['ends before it begins', beyond => ({ ...beyond, phases: [{ name: 'send', startMs: 9, endMs: 2 }] })],
    ['has a gap', beyond => ({ ...beyond, phases: [{ name: 'send', startMs: 1, endMs: 3 }] })],
    ['ends before its phases', beyond => ({ ...beyond, endMs: 1 })],
    ['is not the first', beyond => ({ ...beyond, index: 1 })],
    ['has bytes come in another age', beyond => ({ ...beyond, samples: { up: [], down: [[1e17, 1]] } })]
  ])('is read as of somebody else where a hop %s', async (_, change) => {
    const { log } = await file()
    const [first, second] = z
      .array(z.looseObject({ _sonde: z.record(z.string(), z.unknown()) }))
      .parse(log.entries)
    const entries = [{ ...first, _sonde: change(first?._sonde ?? {}) }, second]
    const { exchanges, problems } = importHar({ log: { ...log, entries } }, counter())
    expect(problems).toEqual([])
    expect(exchanges.map(({ exchange }) => exchange.totalMs)).toEqual([3, 4])
  })

  test.each<[string, object]>([
    ['date', { startedDateTime: 'yesterday' }],
    ['whole time', { _sonde: { request: before.request, insecure: false, totalMs: 1e17 } }]
  ])('is read as of somebody else by the %s of its page', async (_, change) => {
    const { log } = await file()
    const [page] = z.array(z.looseObject({})).parse(log.pages)
    const { exchanges } = importHar({ log: { ...log, pages: [{ ...page, ...change }] } }, counter())
    expect(exchanges.map(({ exchange }) => exchange.totalMs)).toEqual([3, 4])
  })
})

test('whatever a record says can be written', async () => {
  const url = fc.oneof(fc.constantFrom('/rel', 'localhost:3000/x', 'http://[', ''), fc.string(), fc.webUrl())
  const startedAt = fc.oneof(
    fc.constantFrom('yesterday', '', '+275760-09-13T00:00:00Z'),
    fc.date({ noInvalidDate: true }).map(String)
  )
  const time = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })
  const header = fc.tuple(fc.constantFrom('Cookie', 'Set-Cookie', 'Location', 'X'), fc.string())
  await fc.assert(
    fc.asyncProperty(url, startedAt, time, fc.array(header), async (url, startedAt, startMs, headers) => {
      const hop = hopOf(0, startMs, [['send', startMs]], { request: { method: 'GET', url, headers } })
      const { log } = Log.parse(await written({ exchange: { ...exchangeOf([hop]), startedAt } }))
      expect(log.entries).toHaveLength(1)
    })
  )
})
