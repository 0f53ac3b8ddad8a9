import { describe, expect, it } from 'vitest'
import {
  explainPhase,
  explainReason,
  explainReuse,
  nameOfHop
} from '#renderer/features/waterfall/phase-words.ts'
import type { Connection, Hop } from '#shared/model/exchange.ts'
import { PHASE_NAMES, type PhaseName } from '#shared/model/phases.ts'
import { layoutWaterfall } from '#shared/waterfall/layout.ts'
import { doneWith, errorIn, exchangeOf, hopOf } from '../../waterfall/exchange-fixture.ts'

const connection: Connection = {
  id: 'c1',
  reused: false,
  localAddress: '127.0.0.1:40000',
  remoteAddress: '127.0.0.1:443',
  protocol: 'http/1.1',
  tls: { version: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', alpn: 'http/1.1', authorized: true, chain: [] }
}

function explain(name: PhaseName, rest: Partial<Hop> = {}, bodySize = 0): string {
  const live = doneWith([hopOf(0, 0, [[name, 500]], rest)])
  const exchange = {
    ...live.exchange,
    body: { id: 'b', size: bodySize, encodedSize: bodySize, contentType: '', complete: true }
  }
  const hop = exchange.hops[0]
  const phase = layoutWaterfall({ ...live, exchange }, 0).hops[0]?.phases[0]
  if (!hop || !phase) throw new Error('The fixture has one hop with one phase.')
  return explainPhase(phase, hop, exchange)
}

describe('explainPhase', () => {
  it.each([
    ['dns', 'Looked up example.test; the connection went to 127.0.0.1:443.'],
    ['tcp', 'Connected 127.0.0.1:40000 → 127.0.0.1:443.'],
    ['tls', 'TLSv1.3, TLS_AES_128_GCM_SHA256, ALPN http/1.1. The certificate is trusted.'],
    ['send', 'Wrote 18 B of head and 2.0 KiB of body.'],
    ['download', 'Read 1.0 MiB of body, 2.0 MiB/s.']
  ] as const)('says of %s what is known', (name, sentence) => {
    const sent = { head: 'GET / HTTP/1.1\r\n\r\n', bodyBytes: 2048 }
    expect(explain(name, { connection, sent }, 1024 * 1024)).toBe(sentence)
  })

  it.each(PHASE_NAMES)('says something of %s when nothing is known', name => {
    expect(explain(name)).toMatch(/^[A-Z].*\.$/)
  })

  it('says what went wrong in the phase that failed', () => {
    expect(explain('tls', { error: errorIn('tls') })).toBe('It took too long.')
  })
})

describe('what is said of a hop', () => {
  it('gives no reason for the first, and the cause of a reconnect', () => {
    expect(explainReason(hopOf(0, 0, []))).toBeUndefined()
    expect(explainReason(hopOf(1, 0, [], { cause: errorIn('send') }))).toBe(
      'Sent again on a new connection. It took too long.'
    )
  })

  it('tells whose handshake a reused connection rides on', () => {
    const reuse = (openedBy?: Connection['openedBy']) => {
      const hop = hopOf(0, 0, [], {
        connection: { ...connection, reused: true, ...(openedBy && { openedBy }) }
      })
      return explainReuse(hop, exchangeOf([hop]))
    }
    expect(reuse()).toBe('Reused connection, opened by an earlier request')
    expect(reuse({ exchangeId: 'other', hop: 0 })).toBe('Reused connection, opened by an earlier request')
    expect(reuse({ exchangeId: 'x1', hop: 0 })).toBe('Reused connection, opened by hop 1')
    expect(explainReuse(hopOf(0, 0, [], { connection }), exchangeOf([]))).toBeUndefined()
  })

  it.each([
    ['http://example.test', 'GET /'],
    ['http://example.test?a=1#part', 'GET /?a=1'],
    ['https://user:secret@example.test/a/b', 'GET /a/b'],
    ['http://example.test/\u202egnp', 'GET /%E2%80%AEgnp'],
    ['localhost:3000/orders?open#top', 'GET /orders?open'],
    ['example.test', 'GET /']
  ])('names %s “%s”', (url, name) => {
    expect(nameOfHop(hopOf(0, 0, [], { request: { method: 'GET', url, headers: [] } }))).toBe(name)
  })
})
