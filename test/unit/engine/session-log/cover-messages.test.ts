import { expect, it } from 'vitest'
import { RECORD_BYTES, Records, writeRecord } from '#engine/session-log/format/index-record.ts'
import { coverMessages } from '#engine/session-log/write/cover-messages.ts'

function indexOf(payloads: readonly string[], start: number): Buffer {
  const index = Buffer.alloc(payloads.length * RECORD_BYTES)
  const view = new DataView(index.buffer, index.byteOffset, index.length)
  let offset = start
  for (const [n, { length: size }] of payloads.entries()) {
    writeRecord(view, n * RECORD_BYTES, { atMs: 0, lane: 0, kind: 'text', offset, size, extra: 0 })
    offset += size
  }
  return index
}

it('covers all of secrets that overlap each other, or themselves', () => {
  const payloads = ['key-open-sesame', 'abab', 'ababab', 'ab']
  const data = Buffer.from(payloads.join(''))
  const secrets = ['key-open', 'open-sesame', 'abab'].map(secret => Buffer.from(secret))
  coverMessages([data], 0, indexOf(payloads, 0), secrets)
  expect(String(data)).toBe(`${'*'.repeat(25)}ab`)
})

it('covers in each message by itself, wherever the data begins', () => {
  const start = 1000
  const payloads = ['secret', 'secr', 'et', 'a secret, secret', 'secretsecret']
  const pieces = [Buffer.from(payloads.slice(0, 3).join('')), Buffer.from(payloads.slice(3).join(''))]
  const index = indexOf(payloads, start)
  coverMessages(pieces, start, index, [Buffer.from('secret'), Buffer.from('secr')])
  expect(pieces.map(String)).toEqual(['**********et', 'a ******, ******************'])
  const records = new Records(index)
  expect(payloads.map((_, n) => records.isCovered(n))).toEqual([true, true, false, true, true])
})
