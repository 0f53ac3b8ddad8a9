import { expect, it } from 'vitest'
import { BoundedOutput } from '#engine/text/filter/bounded-output.ts'

function keep(limit: { bytes: number; lines?: number }, pieces: string[]) {
  const output = new BoundedOutput(limit)
  for (const piece of pieces) output.add(Buffer.from(piece))
  return { text: Buffer.concat(output.pieces).toString(), isCut: output.isCut }
}

it.each([
  [['1\n', '2', '\n'], { text: '1\n2\n', isCut: false }],
  [['1\n2\n3\n'], { text: '1\n2\n', isCut: true }],
  [['1\n2\n', '3'], { text: '1\n2\n', isCut: true }],
  [['1', '\n2', '\n', '3\n'], { text: '1\n2\n', isCut: true }]
])('keeps two lines of %j', (pieces, kept) => {
  expect(keep({ bytes: 100, lines: 2 }, pieces)).toEqual(kept)
})

it('tells when there is more than it should keep in bytes', () => {
  expect(keep({ bytes: 3 }, ['1\n', '2'])).toEqual({ text: '1\n2', isCut: false })
  expect(keep({ bytes: 3 }, ['1\n', '23']).isCut).toBe(true)
})

it('keeps what is larger than a block as it came', () => {
  const text = 'x'.repeat(3_000_000)
  expect(keep({ bytes: 1e7 }, ['y', text, 'z'])).toEqual({ text: `y${text}z`, isCut: false })
})
