import { expect, it } from 'vitest'
import { RECORD_BYTES, Records, writeRecord } from '#engine/session-log/format/index-record.ts'
import { coverMessages } from '#engine/session-log/write/cover-messages.ts'

it('covers in each message by itself, wherever the data begins', () => {
  const start = 1000
  const payloads = ['secret', 'secr', 'et', 'a secret, secret', 'secretsecret']
  const pieces = [Buffer.from(payloads.slice(0, 3).join('')), Buffer.from(payloads.slice(3).join(''))]
  const index = Buffer.alloc(payloads.length * RECORD_BYTES)
  const view = new DataView(index.buffer, index.byteOffset, index.length)
  let offset = start
  for (const [n, { length: size }] of payloads.entries()) {
    writeRecord(view, n * RECORD_BYTES, { atMs: 0, lane: 0, kind: 'text', offset, size, extra: 0 })
    offset += size
  }
  coverMessages(pieces, start, index, [Buffer.from('secret'), Buffer.from('secr')])
  expect(pieces.map(String)).toEqual(['**********et', 'a ******, ******************'])
  const records = new Records(index)
  expect(payloads.map((_, n) => records.isCovered(n))).toEqual([true, true, false, true, true])
})
