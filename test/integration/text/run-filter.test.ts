import { describe, expect, it } from 'vitest'
import { runFilter } from '#engine/text/run-filter.ts'
import { countThreads } from '#test/fixtures/text-documents.ts'

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

  it('waits for the one before, as long as it is wanted', async () => {
    const threads = countThreads()
    const given = new AbortController()
    const first = runFilter(inputOf('[1]', '$['), NEVER).catch(({ code }) => code)
    const second = runFilter(inputOf('[1]', '$'), given.signal).catch(({ code }) => code)
    const third = runFilter(inputOf('[1]', '$['), NEVER).catch(({ code }) => code)
    await new Promise(setImmediate)
    expect(countThreads()).toBe(threads + 1)
    given.abort()
    expect(await Promise.race([first, second, third])).toBe('ABORTED')
    expect(await Promise.all([first, third])).toEqual(['BUILD', 'BUILD'])
    await expect.poll(countThreads).toBe(threads)
  })
})
