import { expect, it } from 'vitest'
import { atDraftField } from '#host/send/at-draft-field.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Exchange, Hop } from '#shared/model/exchange.ts'

const error = new ClientError('BUILD', {
  field: 'body',
  facts: { problem: 'It cannot be signed.' }
}).toRecord()
const hop: Hop = {
  index: 0,
  reason: 'initial',
  request: { method: 'GET', url: 'http://h/', headers: [] },
  phases: [],
  changes: [],
  cookies: { sent: [], stored: [], rejected: [] },
  warnings: [],
  samples: { up: [], down: [] },
  error,
  startMs: 0,
  endMs: 0
}
const exchange: Exchange = {
  id: '1',
  startedAt: '',
  request: { ...hop.request, body: { kind: 'empty' } },
  hops: [hop],
  totalMs: 0,
  insecure: false,
  error
}

it('moves errors to the field that was typed in, wherever they are told', () => {
  const placeOf = (field: string) => ({ field: `draft.${field}` })
  expect(atDraftField({ type: 'done', exchange }, placeOf)).toMatchObject({
    exchange: { error: { field: 'draft.body' }, hops: [{ error: { field: 'draft.body' } }] }
  })
  expect(atDraftField({ type: 'hop-ended', hop: 0, record: hop }, placeOf)).toMatchObject({
    record: { error: { field: 'draft.body' } }
  })
})
