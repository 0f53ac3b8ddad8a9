import { expect, test } from 'vitest'
import { ClientError } from '#shared/model/client-error.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { withAdvice } from '../../../../cli/send/with-advice.ts'

const exchange: Exchange = {
  id: '1',
  startedAt: '2026-01-01T00:00:00.000Z',
  request: { method: 'GET', url: 'http://a/', headers: [], body: { kind: 'empty' } },
  insecure: false,
  totalMs: 1,
  hops: []
}

test.each([
  [new ClientError('ABORTED', { phase: 'download' }), ''],
  [new ClientError('BODY_LIMIT', { reason: 'inflated' }), /^If you trust the server, .*\(--max-ratio\)\.$/],
  [new ClientError('TIMEOUT', { reason: 'idle' }), /^The idle timeout is set by --idle-timeout\.$/],
  [new ClientError('DNS'), new ClientError('DNS').hint]
])('a record does not say that a body is kept: %s', (error, hint) => {
  const { error: told } = withAdvice({ ...exchange, error: error.toRecord() })
  expect(told).toEqual({ ...error.toRecord(), hint: expect.anything() })
  if (typeof hint === 'string') expect(told?.hint).toBe(hint)
  else expect(told?.hint).toMatch(hint)
})
