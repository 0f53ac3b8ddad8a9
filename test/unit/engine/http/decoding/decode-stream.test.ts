import { randomBytes } from 'node:crypto'
import zlib, { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Damage } from '#engine/http/decoding/coding-warnings.ts'
import { createDecoder, readCodings } from '#engine/http/decoding/content-codings.ts'
import { DecodeBudget } from '#engine/http/decoding/decode-budget.ts'
import { decodeStream } from '#engine/http/decoding/decode-stream.ts'
import { DEFAULT_SETTINGS } from '#shared/model/default-settings.ts'

/** @param size of each piece, or where they end */
async function* cut(bytes: Uint8Array, size: number | readonly number[]) {
  if (typeof size === 'number')
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  else for (const [i, end] of size.entries()) yield bytes.subarray(size[i - 1] ?? 0, end)
}

type Limits = ConstructorParameters<typeof DecodeBudget>[0]

async function decode(
  encoded: Uint8Array,
  coding: string,
  size: number | readonly number[] = 7,
  limits: Limits = DEFAULT_SETTINGS.decoding
) {
  const damage: Damage[] = []
  const chunks: Uint8Array[] = []
  const source = cut(encoded, size)
  for await (const chunk of decodeStream(source, coding, new DecodeBudget(limits), found =>
    damage.push(found)
  ))
    chunks.push(chunk)
  return { bytes: Buffer.concat(chunks), damage }
}

const hasZstd = typeof zlib.zstdCompressSync === 'function'
const encoders = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync } as const

/** Those with a checksum, and where a byte of that is, from the end. */
const WRAPPED: [string, (data: Uint8Array) => Uint8Array, number][] = [
  ['gzip', gzipSync, -6],
  ['deflate', deflateSync, -2]
]

describe('nothing, coded, and bytes behind it', () => {
  test.each([
    ['gzip', gzipSync('')],
    ['gzip', Buffer.concat([gzipSync(''), gzipSync('')])],
    ['deflate', deflateSync('')]
  ])('is nothing of %s', async (coding, empty) => {
    const { bytes, damage } = await decode(Buffer.concat([empty, Buffer.from('zz\x00more')]), coding)
    expect(bytes).toHaveLength(0)
    expect(damage).toMatchObject([{ kind: 'trailing' }])
  })
  test('is shown where it may be text that was never coded', async () => {
    expect(brotliCompressSync('')).toEqual(Buffer.from(';'))
    const { bytes, damage } = await decode(Buffer.from('; a remark'), 'br')
    expect(bytes.toString()).toBe('; a remark')
    expect(damage).toMatchObject([{ kind: 'foreign' }])
  })
})

describe('a coding', () => {
  test.each(['gzip', 'deflate', 'br'] as const)('%s is taken off, however it is cut', async coding => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 5000 }),
        fc.integer({ min: 1, max: 600 }),
        async (data, size) => {
          const { bytes, damage } = await decode(encoders[coding](data), coding, size)
          expect(Buffer.compare(bytes, data)).toBe(0)
          expect(damage).toEqual([])
        }
      ),
      { numRuns: 40 }
    )
  })

  test.each(['gzip', 'deflate', 'br'] as const)('%s cut off anywhere keeps a beginning', async coding => {
    const data = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * i * 31) % 251))
    const encoded = encoders[coding](data)
    for (let end = 20; end < encoded.length; end += 97) {
      const { bytes, damage } = await decode(encoded.subarray(0, end), coding, 64)
      expect(damage).toHaveLength(1)
      const source = bytes.length > 0 && bytes[0] === data[0] ? data : encoded
      expect(Buffer.compare(bytes, source.subarray(0, bytes.length))).toBe(0)
    }
  })

  test('deflate without its wrapper is recognised', async () => {
    const { bytes } = await decode(deflateRawSync('hello hello hello'), 'deflate', 1000)
    expect(bytes.toString()).toBe('hello hello hello')
  })

  test('what is not coded at all passes as it came, to the end', async () => {
    const plain = Buffer.from('{"plain": "text"}'.repeat(100))
    const { bytes, damage } = await decode(plain, 'gzip')
    expect(Buffer.compare(bytes, plain)).toBe(0)
    expect(damage).toHaveLength(1)
  })

  test.each(['gzip', 'deflate', 'br'] as const)(
    '%s damaged anywhere keeps the same, however it is cut',
    async coding => {
      const data = Buffer.from(Array.from({ length: 2000 }, (_, i) => (i * i * 31) % 251))
      const whole = encoders[coding](data)
      for (let at = 30; at < whole.length; at += 61) {
        const encoded = Buffer.concat([whole.subarray(0, at), Buffer.alloc(40, 0xff)])
        const { bytes } = await decode(encoded, coding, encoded.length)
        for (const size of [1, 100]) expect((await decode(encoded, coding, size)).bytes).toEqual(bytes)
      }
    }
  )

  test.each([
    ['gzip', gzipSync, 'junk'],
    ['gzip', gzipSync, '\0junk'],
    ['br', brotliCompressSync, 'junk'],
    ['deflate', deflateSync, 'junk'],
    ['deflate', deflateRawSync, 'junk'],
    ...(hasZstd ? ([['zstd', zlib.zstdCompressSync, 'junk']] as const) : [])
  ] as const)('what follows the end of %s costs nothing of it', async (coding, encode, junk) => {
    const whole = encode('all of it')
    const encoded = Buffer.concat([whole, Buffer.from(junk)])
    for (const size of [encoded.length, whole.length, whole.length + 1, 1]) {
      const { bytes, damage } = await decode(encoded, coding, size)
      expect(bytes.toString()).toBe('all of it')
      expect(damage).toMatchObject([{ kind: 'trailing' }])
    }
  })

  describe.each(WRAPPED)('all of a body in %s is there', (coding, encode, checksumAt) => {
    const hex = (size: number) => Buffer.from(randomBytes(size).toString('hex'))

    test.each([
      ['1 MB in large pieces', 500_000, 65_536],
      ['more than is kept, in large pieces', 5_000_000, 65_536],
      ['1 MB at once', 500_000, 1e9],
      ['a little in small pieces', 2000, 3]
    ])('whose checksum is wrong: %s', async (_, randomSize, size) => {
      const data = hex(randomSize)
      const encoded = Buffer.from(encode(data))
      const at = encoded.length + checksumAt
      encoded.writeUInt8(encoded.readUInt8(at) ^ 1, at)
      const { bytes, damage } = await decode(encoded, coding, size)
      expect(Buffer.compare(bytes, data)).toBe(0)
      expect(damage).toMatchObject([{ kind: 'unproven' }])
    })

    test.each([
      ['1 MB in large pieces', 500_000, 65_536],
      ['more than is kept, in large pieces', 5_000_000, 65_536],
      ['1 MB at once', 500_000, 1e9]
    ])('that other bytes follow: %s', async (_, randomSize, size) => {
      const data = hex(randomSize)
      for (const rest of ['trailing garbage', 'x'.repeat(100_000)]) {
        const encoded = Buffer.concat([encode(data), Buffer.from(rest)])
        const { bytes, damage } = await decode(encoded, coding, size)
        expect(Buffer.compare(bytes, data)).toBe(0)
        expect(damage).toMatchObject([{ kind: 'trailing' }])
      }
    })

    test('wherever it is cut in two', async () => {
      const data = hex(150)
      const whole = Buffer.from(encode(data))
      const damaged = Buffer.from(whole)
      damaged.writeUInt8(damaged.readUInt8(whole.length + checksumAt) ^ 1, whole.length + checksumAt)
      for (const encoded of [whole, damaged, Buffer.concat([whole, Buffer.from('trailing')])])
        for (let at = 1; at < encoded.length; at++)
          expect((await decode(encoded, coding, [at, encoded.length])).bytes).toEqual(data)
    })
  })

  test.each(['gzip', 'deflate', 'br'] as const)(
    '%s that is large keeps all before its damage, however it is cut',
    async coding => {
      const data = Buffer.from(randomBytes(40_000).toString('hex'))
      const whole = Buffer.from(encoders[coding](data))
      const at = whole.length - 900
      const encoded = Buffer.concat([
        whole.subarray(0, at),
        Buffer.alloc(400, 0xff),
        whole.subarray(at + 400)
      ])
      const { bytes } = await decode(encoded, coding, 1)
      expect(bytes.length).toBeGreaterThan(75_000)
      for (const size of [encoded.length, 20_000])
        expect(Buffer.compare((await decode(encoded, coding, size)).bytes, bytes)).toBe(0)
    }
  )

  test('members of gzip that hold nothing come to an end', async () => {
    const members = Buffer.concat([gzipSync('all'), ...Array.from({ length: 1002 }, () => gzipSync(''))])
    const { bytes, damage } = await decode(members, 'gzip', 4096)
    expect(bytes.toString()).toBe('all')
    expect(damage).toMatchObject([{ kind: 'trailing' }])
  })

  test('members of gzip behind one whose checksum is wrong are decoded too', async () => {
    const first = gzipSync('one, ')
    first.writeUInt8(first.readUInt8(first.length - 8) ^ 1, first.length - 8)
    for (const size of [1000, 1]) {
      const { bytes, damage } = await decode(Buffer.concat([first, gzipSync('two')]), 'gzip', size)
      expect(bytes.toString()).toBe('one, two')
      expect(damage).toMatchObject([{ kind: 'unproven' }])
    }
  })

  test('all that the head of gzip can hold is passed over', async () => {
    const [head, rest] = [gzipSync('the body').subarray(0, 10), gzipSync('the body').subarray(10)]
    head.writeUInt8(0x1e, 3)
    const fields = Buffer.from('\x03\0abcname\0comment\0\x01\x02', 'latin1')
    for (const size of [1000, 1]) {
      const { bytes, damage } = await decode(Buffer.concat([head, fields, rest]), 'gzip', size)
      expect(bytes.toString()).toBe('the body')
      expect(damage).toEqual([])
    }
  })

  test.each([['gzip', gzipSync], ...(hasZstd ? ([['zstd', zlib.zstdCompressSync]] as const) : [])] as const)(
    'several of %s after each other are one body, however they are cut',
    async (coding, encode) => {
      const encoded = Buffer.concat(['one, ', '', 'two, ', 'three'].map(text => encode(text)))
      for (const size of [encoded.length, 40, 1]) {
        const { bytes, damage } = await decode(encoded, coding, size)
        expect(bytes.toString()).toBe('one, two, three')
        expect(damage).toEqual([])
      }
    }
  )

  test('stops in the middle of a chunk where its budget ends', async () => {
    const encoded = gzipSync(Buffer.alloc(1024 * 1024))
    const limits = { maxBytes: 200_000, maxInflatedBytes: 200_000, ratio: 1 }
    const { bytes, damage } = await decode(encoded, 'gzip', encoded.length, limits)
    expect(bytes.length).toBe(3 * 65_536)
    expect(damage).toEqual([])
  })

  test('nothing stays nothing', async () => {
    expect(await decode(new Uint8Array(), 'gzip')).toEqual({ bytes: Buffer.alloc(0), damage: [] })
  })
})

describe('Content-Encoding', () => {
  test.each([
    [[['Content-Encoding', 'gzip']], ['gzip']],
    [
      [
        ['content-encoding', 'BR , x-gzip'],
        ['Content-Encoding', 'identity,deflate']
      ],
      ['br', 'x-gzip', 'deflate']
    ],
    [
      [
        ['Transfer-Encoding', 'deflate, chunked'],
        ['Content-Encoding', 'gzip']
      ],
      ['gzip', 'deflate']
    ],
    [[['Transfer-Encoding', 'chunked']], []],
    [[['X', 'gzip']], []],
    [[['Content-Encoding', '']], []]
  ] as [[string, string][], string[]][])('%j', (headers, codings) => {
    expect(readCodings(headers)).toEqual({ codings })
  })

  test('an unknown one, or too many, leave the body as it came', () => {
    for (const [value, fact] of [
      ['gzip, aws-chunked', /^The body is coded as aws-chunked, .* it is shown as it came\.$/],
      ['x'.repeat(8000), /^The body is coded as x{40}…, /],
      ['gzip,'.repeat(9), /^The body is said to be coded 9 times over, .* it is shown as it came\.$/]
    ] as const)
      expect(readCodings([['Content-Encoding', value]])).toEqual({
        refused: { code: 'unknown-coding', detail: expect.stringMatching(fact) }
      })
  })

  test('zstd is known where the runtime can', () => {
    const known = 'codings' in readCodings([['Content-Encoding', 'zstd']])
    if (known) expect(() => createDecoder('zstd')).not.toThrow()
    else expect(readCodings([['Content-Encoding', 'zstd']])).toHaveProperty('refused')
  })
})
