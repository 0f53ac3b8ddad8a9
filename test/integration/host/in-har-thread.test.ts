import { expect, it } from 'vitest'
import { runFilter } from '#engine/text/run-filter.ts'
import { inHarThread } from '#host/har/in-har-thread.ts'
import { countThreads } from '#test/fixtures/text-documents.ts'

const NEVER = new AbortController().signal
const EMPTY = '{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[]}}'

const sourceOf = (text: string) => ({ bytes: Buffer.from(text), size: Buffer.byteLength(text), start: 0 })

async function read(text: string, signal = NEVER, memoryMib?: number): Promise<number> {
  const counts = inHarThread(
    async function* (thread) {
      yield (await thread.call('read', { source: sourceOf(text) })).count
    },
    signal,
    memoryMib
  )
  for await (const count of counts) return count
  throw new Error('it answers')
}

it('says when a file needs more memory than it can have', async () => {
  const file = EMPTY.replace('"log":{', `"log":{"comment":[${'{},'.repeat(2_000_000)}1],`)
  await expect(read(file, NEVER, 24)).rejects.toMatchObject({
    code: 'BODY_LIMIT',
    reason: 'har-memory',
    cause: { code: 'ERR_WORKER_OUT_OF_MEMORY' }
  })
})

it('refuses a file of too many values before it reads them', async () => {
  const file = EMPTY.replace('"log":{', `"log":{"comment":[${'0,'.repeat(10_000_000)}1],`)
  await expect(read(file)).rejects.toMatchObject({ code: 'BODY_LIMIT', reason: 'har-memory' })
})

it('waits for filters, as filters do for it, as long as it is wanted', async () => {
  const threads = countThreads()
  const filter = { kind: 'jsonpath' as const, expression: '$[' }
  const input = { contentType: '', source: sourceOf('[1]'), filter, target: '/nowhere/filtered' }
  const given = new AbortController()
  const first = runFilter(input, NEVER).catch(({ code }) => code)
  const second = read(EMPTY, given.signal).catch(({ code }) => code)
  const third = read(EMPTY)
  const fourth = runFilter(input, NEVER).catch(({ code }) => code)
  await new Promise(setImmediate)
  expect(countThreads()).toBe(threads + 1)
  given.abort()
  expect(await Promise.all([first, second, third, fourth])).toEqual(['BUILD', 'ABORTED', 0, 'BUILD'])
  await expect.poll(countThreads).toBe(threads)
})
