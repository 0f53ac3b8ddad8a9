import { describe, expect, test } from 'vitest'
import type { Connection } from '#shared/model/exchange.ts'
import { timingTable } from '../../../../cli/timing/timing-table.ts'
import { errorIn, exchangeOf, hopOf } from '../../waterfall/exchange-fixture.ts'
import { responseOf } from '../../waterfall/response-fixture.ts'

const connection: Connection = {
  id: 'c1',
  reused: false,
  localAddress: '127.0.0.1:40000',
  remoteAddress: '127.0.0.1:443',
  protocol: 'http/1.1'
}
const reused: Connection = { ...connection, reused: true, openedBy: { exchangeId: 'x1', hop: 0 } }

const exchange = exchangeOf([
  hopOf(
    0,
    0,
    [
      ['dns', 5],
      ['tcp', 10],
      ['ttfb', 30]
    ],
    { connection, response: responseOf(302) }
  ),
  hopOf(1, 45, [['ttfb', 55]], {
    connection: reused,
    reason: 'redirect',
    cause: { kind: 'response', status: 302 },
    request: { method: 'GET', url: 'https://example.test/new', headers: [] },
    response: responseOf(503)
  }),
  hopOf(
    2,
    100,
    [
      ['backoff', 60],
      ['ttfb', 40]
    ],
    {
      connection: reused,
      reason: 'retry',
      retry: { attempt: 1, of: 2, waitMs: 60 },
      cause: { kind: 'response', status: 503 },
      request: { method: 'GET', url: 'https://example.test/new', headers: [] },
      response: responseOf(200, [['Server-Timing', 'db;dur=20']])
    }
  )
])

describe('the waterfall on a terminal', () => {
  test('tells hops, why they happened, their way and their phases', () => {
    expect(
      `\n${timingTable(exchange, { columns: 80, ascii: false, colours: false })}`
    ).toMatchInlineSnapshot(`
      "
      302 GET /                   █████████▌                                     45 ms
          127.0.0.1:443 · http/1.1
        dns                       █                                             5.0 ms
        tcp                        ██▏                                           10 ms
        ttfb                         ██████▌                                     30 ms
      503 GET /new                         ████████████                          55 ms
          Redirect 302 → https://example.test/new
          127.0.0.1:443 · http/1.1 · Reused connection, opened by hop 1
        ttfb                               ████████████                          55 ms
      200 GET /new                                     █████████████████████    100 ms
          Retry 1 of 2 after 503
          127.0.0.1:443 · http/1.1 · Reused connection, opened by hop 1
        backoff                                        ░░░░░░░░░░░░░             60 ms
        ttfb                                                       ▐████████     40 ms
          db                                                       ▒▒▒▒▒         20 ms
      ────────────────────────────────────────────────────────────────────────────────
      Total                                      sum of 6 phases: 200.000 ms    200 ms
      "
    `)
  })
  test('and does so in ASCII', () => {
    const lines = timingTable(exchange, { columns: 80, ascii: true, colours: false })
    expect(lines).toMatch(/^[\x20-\x7e\n]*$/)
    expect(lines.split('\n').every(line => line.length <= 80)).toBe(true)
    expect(lines).toContain('Redirect 302 > https://example.test/new')
    expect(lines).toMatch(/backoff +\.{13} /)
  })
  test('in colours that take no room: what failed is red', () => {
    const failed = exchangeOf([
      hopOf(
        0,
        0,
        [
          ['dns', 5],
          ['tcp', 10]
        ],
        { error: errorIn('tcp') }
      )
    ])
    const plain = timingTable(failed, { columns: 80, ascii: false, colours: false })
    const coloured = timingTable(failed, { columns: 80, ascii: false, colours: true })
    const strip = (text: string) => text.replaceAll(/\x1b\[\d+m/g, '').replaceAll(/ +$/gm, '')
    expect(strip(coloured)).toBe(plain)
    expect(coloured).toMatch(/\x1b\[36m█/)
    expect(coloured).toMatch(/\x1b\[31m {2}tcp failed/)
  })
  test('names a proxy and the version of TLS', () => {
    const tls = {
      version: 'TLSv1.3',
      cipher: 'TLS_AES_128_GCM_SHA256',
      authorized: true,
      trustStores: [],
      chain: []
    }
    const proxied = { ...connection, proxy: { url: 'http://p:3128', tunnel: true }, tls }
    const lines = timingTable(exchangeOf([hopOf(0, 0, [['ttfb', 1]], { connection: proxied })]), {
      columns: 80,
      ascii: false,
      colours: false
    })
    expect(lines).toContain('    127.0.0.1:443 · proxy http://p:3128 · http/1.1 · TLSv1.3\n')
  })
})
