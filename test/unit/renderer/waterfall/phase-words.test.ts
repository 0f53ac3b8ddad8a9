import { describe, expect, it } from 'vitest'
import { explainPhase, nameActivity } from '#renderer/features/waterfall/phase-words.ts'
import type { Connection, Hop } from '#shared/model/exchange.ts'
import { PHASE_NAMES, type PhaseName } from '#shared/model/phases.ts'
import { layoutWaterfall } from '#shared/waterfall/layout.ts'
import { doneWith, errorIn, hopOf } from '../../waterfall/exchange-fixture.ts'

const connection: Connection = {
  id: 'c1',
  reused: false,
  localAddress: '127.0.0.1:40000',
  remoteAddress: '127.0.0.1:443',
  protocol: 'http/1.1',
  tls: {
    version: 'TLSv1.3',
    cipher: 'TLS_AES_128_GCM_SHA256',
    alpn: 'http/1.1',
    authorized: true,
    trustStores: [],
    chain: []
  }
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

  it.each([
    ['proxy-lookup', 'Asked the system which proxy leads to example.test: http://p:3128.'],
    ['proxy-dns', 'Looked up http://p:3128; the connection went to 127.0.0.1:443.'],
    ['proxy-tcp', 'Connected to the proxy, 127.0.0.1:40000 → 127.0.0.1:443.'],
    ['proxy', 'Asked http://p:3128 for a tunnel to example.test, and got it.']
  ] as const)('says of %s what is known of the proxy', (name, sentence) => {
    const proxy = { url: 'http://p:3128', tunnel: true }
    expect(explain(name, { connection: { ...connection, proxy } })).toBe(sentence)
  })

  it.each(['tcp', 'proxy-tcp'] as const)('says in %s which addresses were tried in vain', name => {
    const attempts = [
      { address: '127.0.0.3:443', outcome: 'failed', error: 'ECONNREFUSED' },
      { address: '127.0.0.2:443', outcome: 'overtaken' },
      { address: '127.0.0.1:443', outcome: 'connected' }
    ] as const
    expect(explain(name, { connection: { ...connection, attempts: [...attempts] } })).toMatch(
      / → 127\.0\.0\.1:443\. Tried 127\.0\.0\.3:443: ECONNREFUSED; 127\.0\.0\.2:443: no answer before another gave one\.$/
    )
  })

  it('says which addresses were tried besides the one that the error is about', () => {
    const facts = { others: '127.0.0.2:443 (ECONNREFUSED)' }
    expect(explain('tcp', { error: { ...errorIn('tcp'), code: 'CONNECT', facts } })).toBe(
      'It took too long. Also tried 127.0.0.2:443 (ECONNREFUSED).'
    )
  })

  it('says when no proxy was needed', () => {
    expect(explain('proxy-lookup', { connection })).toMatch(/none is needed\.$/)
  })

  it('says what went wrong in the phase that failed', () => {
    expect(explain('tls', { error: errorIn('tls') })).toBe('It took too long.')
  })
})

describe('nameActivity', () => {
  it('says how long a wait before a retry will last', () => {
    const retry = { attempt: 1, of: 3, waitMs: 4200 }
    expect(nameActivity('backoff', hopOf(1, 0, [], { retry }))).toBe('Waiting 4.20 s before retry 1 of 3')
    expect(nameActivity('backoff', hopOf(1, 0, []))).toBe('Waiting before the next attempt')
  })
})
