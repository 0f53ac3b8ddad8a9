import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskBytes } from '#host/send/mask-bytes.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'

async function mask(text: string, forms: readonly string[], sizes: readonly number[]): Promise<string> {
  async function* chunks() {
    let rest = Buffer.from(text)
    for (const size of sizes) {
      yield new Uint8Array(rest.subarray(0, size))
      rest = rest.subarray(size)
    }
    yield new Uint8Array(rest)
  }
  const pieces: Uint8Array[] = []
  for await (const piece of maskBytes(chunks(), forms)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

describe('maskBytes', () => {
  it('covers secrets however the bytes are cut, and leaves the rest and its size', async () => {
    const forms = secretForms(['open sesame', 'sesam', 'sésame-ouvre', 'open sesame and more'])
    const words = fc.constantFrom('open sesame', 'open ', 'sesam', ' and more', 'sésame-ouvre', 'é', '-', '"')
    await fc.assert(
      fc.asyncProperty(fc.array(words), fc.array(fc.nat(9)), async (text, sizes) => {
        const whole = text.join('')
        const masked = await mask(whole, forms, sizes)
        expect(masked).toBe(await mask(whole, forms, []))
        expect(Buffer.byteLength(masked)).toBe(Buffer.byteLength(whole))
        expect(masked).not.toMatch(/sesam|ouvre/)
      })
    )
  })

  it('holds no more back than a secret has where one begins in another, again and again', async () => {
    let held = 0
    async function* chunks() {
      for (let sent = 0; sent < 100; sent++) {
        expect(held).toBeLessThan(8)
        held += 3
        yield Buffer.from('aaa')
      }
    }
    const pieces: Uint8Array[] = []
    for await (const piece of maskBytes(chunks(), ['aaaaaaaa'])) {
      held -= piece.length
      pieces.push(piece)
    }
    expect(Buffer.concat(pieces).toString()).toBe('*'.repeat(300))
  })

  it('is the same without secrets', async () => {
    expect(await mask('{"a": "ü"}', [], [3, 5])).toBe('{"a": "ü"}')
  })
})
