import { describe, expect, it } from 'vitest'
import { runFilter } from '#engine/text/run-filter.ts'

const SMALL_MIB = 24
const NEVER = new AbortController().signal

const inputOf = (text: string, expression: string) => ({
  contentType: 'application/json',
  source: { bytes: Buffer.from(text), size: Buffer.byteLength(text), start: 0 },
  filter: { kind: 'jsonpath' as const, expression },
  target: '/nowhere/filtered'
})

describe('a filter', () => {
  it('says when it needs more memory than it can have', async () => {
    const filtering = runFilter(inputOf(`[${'{},'.repeat(2_000_000)}1]`, '$..*'), NEVER, SMALL_MIB)
    await expect(filtering).rejects.toMatchObject({
      code: 'BODY_LIMIT',
      reason: 'filter-memory',
      cause: { code: 'ERR_WORKER_OUT_OF_MEMORY' }
    })
  })

  it('ends when that is wanted', async () => {
    const ended = AbortSignal.abort()
    await expect(runFilter(inputOf('[1]', '$'), ended)).rejects.toMatchObject({ code: 'ABORTED' })
  })
})
