import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inputMessages } from '../../../cli/ws/input-messages.ts'

async function readAll(chunks: Iterable<Uint8Array>, separator = 0x0a): Promise<string[]> {
  async function* come() {
    yield* chunks
  }
  const messages: string[] = []
  for await (const message of inputMessages(come(), separator)) messages.push(message.toString('latin1'))
  return messages
}

it.each([
  ['', []],
  ['\n', ['']],
  ['a', ['a']],
  ['a\n', ['a']],
  ['a\n\nb', ['a', '', 'b']],
  ['a\r\n\r\nb\rc\r\r\n', ['a', '', 'b\rc\r']],
  ['a\r', ['a\r']]
])('%j is %j', async (text, messages) => {
  expect(await readAll([Buffer.from(text)])).toEqual(messages)
})

it('ends messages where it is told to', async () => {
  expect(await readAll([Buffer.from('a\nb\0c\r\0')], 0)).toEqual(['a\nb', 'c\r'])
})

it('finds the same messages however they are cut', async () => {
  const text = fc
    .array(fc.constantFrom('a', 'bc', '\n', '\r', '\0', 'ÿ'), { maxLength: 40 })
    .map(all => all.join(''))
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(60)), async (whole, cuts) => {
      const bytes = Buffer.from(whole, 'latin1')
      const ends = [...cuts.map(cut => Math.min(cut, bytes.length)), bytes.length].sort((a, b) => a - b)
      const chunks = ends.map((end, n) => bytes.subarray(ends[n - 1] ?? 0, end))
      expect(await readAll(chunks)).toEqual(await readAll([bytes]))
    })
  )
})
