import { expect, it } from 'vitest'
import { LogTotals } from '#engine/session-log/format/log-totals.ts'
import { UnwrittenEntries } from '#engine/session-log/write/unwritten-entries.ts'

const SEGMENT = { number: 1, firstSeq: 0, before: new LogTotals(), count: 0, dataBytes: 0 }
const CHUNK = 64 * 1024

it('counts all that payloads keep which stay where they came in, once, until they are written', () => {
  const entries = new UnwrittenEntries()
  const add = (chunk: Uint8Array, at: number) =>
    entries.addData(chunk.subarray(at, at + 4096), undefined, true)
  const [one, other] = [new Uint8Array(CHUNK), new Uint8Array(CHUNK)]
  for (const at of [0, 4096, 8192]) add(one, at)
  expect(entries.waiting).toBe(CHUNK)
  add(other, 0)
  expect(entries.waiting).toBe(2 * CHUNK)
  const batch = entries.take(SEGMENT, 4 * 4096, [])
  add(other, 4096)
  expect(entries.waiting).toBe(3 * CHUNK)
  entries.giveBack(batch)
  expect(entries.waiting).toBe(CHUNK)
  entries.giveBack(entries.take(SEGMENT, 5 * 4096, []))
  expect(entries.waiting).toBe(0)
})

it('counts no less than is to be written', () => {
  const entries = new UnwrittenEntries()
  const payload = new Uint8Array(4096)
  for (let n = 0; n < 5; n++) entries.addData(payload, undefined, true)
  expect(entries.waiting).toBe(5 * 4096)
})
