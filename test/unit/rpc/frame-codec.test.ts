import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeFrame, encodeFrame } from '#shared/rpc/frame-codec.ts'

const roundTrip = (frame: unknown) => decodeFrame(encodeFrame(frame))

describe('the frame codec', () => {
  it('keeps bytes apart from the JSON around them', () => {
    const frame = { id: 1, chunks: [Uint8Array.of(1, 2, 3), new Uint8Array(), Uint8Array.of(255)] }
    expect(roundTrip(frame)).toEqual(frame)
  })

  it('takes a Buffer for the bytes it is', () => {
    const decoded = roundTrip({ bytes: Buffer.from('abc') })
    expect(decoded).toEqual({ bytes: new TextEncoder().encode('abc') })
  })

  it('sends only what a view shows of its buffer', () => {
    const view = new Uint8Array(Uint8Array.of(9, 1, 2, 9).buffer, 1, 2)
    expect(roundTrip([view])).toEqual([Uint8Array.of(1, 2)])
  })

  it.each([
    { $bytes: [0, 1] },
    { $bytes: 'mine', $$bytes: 'mine too', n: Uint8Array.of(7) },
    { $$$bytes: { $bytes: null } },
    JSON.parse('{"__proto__": 1, "$bytes": 2}')
  ])('keeps data that looks like its own marker: %j', frame => {
    const decoded = roundTrip(frame)
    expect(JSON.stringify(decoded)).toBe(JSON.stringify(frame))
    expect(decoded).toEqual(frame)
  })

  it('reads a message that lies within a larger buffer', () => {
    const message = encodeFrame([Uint8Array.of(1, 2, 3)])
    const padded = new Uint8Array(message.byteLength + 7)
    padded.set(message, 5)
    expect(decodeFrame(padded.subarray(5, 5 + message.byteLength))).toEqual([Uint8Array.of(1, 2, 3)])
  })

  it('gives back whatever plain data it was given', () => {
    const key = fc.oneof(fc.string(), fc.constantFrom('$bytes', '$$bytes', '__proto__', 'toJSON'))
    const { value } = fc.letrec(tie => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'grapheme' }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.uint8Array(),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true })
      )
    }))
    fc.assert(fc.property(value, data => void expect(roundTrip(data)).toEqual(data)))
  })

  it('refuses any other bytes with an error and nothing else', () => {
    const message = encodeFrame({ a: [Uint8Array.of(1, 2, 3)], b: { $bytes: 1 } })
    fc.assert(
      fc.property(fc.nat(message.length - 1), fc.nat(255), fc.nat(message.length), (at, byte, length) => {
        const mangled = message.slice(0, length)
        if (at < length) mangled[at] = byte
        try {
          decodeFrame(mangled)
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
        }
      })
    )
    for (const place of ['[0,4]', '[-1,1]', '[4,0]', '[0.5,1]', '[0]', '"x"', '[0,1e999]']) {
      const json = new TextEncoder().encode(`{"$bytes":${place}}`)
      const forged = new Uint8Array(4 + json.length + 3)
      forged[3] = json.length
      forged.set(json, 4)
      expect(() => decodeFrame(forged), place).toThrow()
    }
  })
})
