import { encode } from '@msgpack/msgpack'
import { encode as encodeCbor } from 'cborg'
import { expect, it } from 'vitest'
import { decodeBody } from '#renderer/features/response/views/decoded/decode-body.ts'

const decode = (bytes: Uint8Array, format: 'messagepack' | 'cbor', size = bytes.length) =>
  decodeBody({ bytes, size, format })

it('says what a body is', () => {
  expect(decode(encode({ a: [1, 'x'] }), 'messagepack')).toEqual({
    text: '{\n  "a": [\n    1,\n    "x"\n  ]\n}',
    facts: 'MessagePack, 1 value'
  })
  expect(decode(Uint8Array.of(1, 2, 3), 'messagepack').facts).toBe(
    'MessagePack, 3 values, one after the other'
  )
  expect(decode(encodeCbor(1), 'cbor').facts).toBe('CBOR, 1 value')
  expect(decode(Uint8Array.of(1, 2), 'cbor')).toEqual({ text: '1\n2', facts: 'CBOR, 2 values, a sequence' })
})

it('shows what stands before damage, and where that is', () => {
  expect(decode(Uint8Array.of(0x92, 1, 0xc1), 'messagepack')).toMatchObject({
    text: '[\n  1',
    notice:
      'It breaks off at byte 2: the byte 0xc1 begins no value of MessagePack. What stands before that is shown.'
  })
})

it('takes no part of a body for damaged', () => {
  const bytes = encode(['a', 'b'])
  expect(decode(bytes.subarray(0, 4), 'messagepack', 1e6).notice).toBe('Only the first 4 B are decoded.')
  expect(decode(bytes.subarray(0, 4), 'messagepack').notice).toMatch(/ends 1 byte before/)
})

it('shows no more text than an editor takes', () => {
  const { text, notice } = decode(encode(Array.from({ length: 1_000_000 }, () => 1e300)), 'messagepack')
  expect(text.length).toBeLessThan(6 * 1024 * 1024)
  expect(notice).toBe('Only the beginning is shown: it is more than 5.0 MiB of text.')
})
