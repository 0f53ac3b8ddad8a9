import { Writable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { PacedOutput } from '../../../../cli/terminal/paced-output.ts'

/** Takes what is written at once, as a terminal does. */
function terminal(highWaterMark = 1024 * 1024): { stream: Writable; seen: string[] } {
  const seen: string[] = []
  const stream = new Writable({
    highWaterMark,
    write(chunk: Buffer, _encoding, done) {
      seen.push(chunk.toString())
      done()
    }
  })
  return { stream, seen }
}

const settled = (output: PacedOutput) => new Promise<void>(resolve => output.afterwards(resolve))
const LINES = 'a line of text\n'.repeat(20_000)

test('what is written is there at once where little is, and all of it in the end', async () => {
  const { stream, seen } = terminal()
  const output = new PacedOutput(stream)
  output.write('one\n')
  expect(seen).toEqual(['one\n'])
  output.write(LINES)
  await settled(output)
  expect(seen.join('')).toBe(`one\n${LINES}`)
})

test('much is written in small pieces, whole lines where there are any', async () => {
  const { stream, seen } = terminal()
  const output = new PacedOutput(stream)
  expect(output.write(LINES)).toBe(false)
  output.write('x'.repeat(10_000))
  await settled(output)
  expect(Math.max(...seen.map(({ length }) => length))).toBeLessThanOrEqual(4096)
  expect(seen.slice(0, -3).every(piece => piece.endsWith('\n'))).toBe(true)
})

test('others have their turn between two pieces', async () => {
  const { stream, seen } = terminal()
  new PacedOutput(stream).write(LINES)
  expect(seen).toHaveLength(1)
  await turn()
  await turn()
  expect(seen.length).toBeLessThanOrEqual(3)
})

test('what nobody wants to see any more is dropped, but for the end of a line', async () => {
  const giveUp = new AbortController()
  const { stream, seen } = terminal()
  const output = new PacedOutput(stream, giveUp.signal)
  output.write('x'.repeat(9000))
  output.write('more\n')
  await turn()
  giveUp.abort()
  await settled(output)
  expect(seen.join('')).toMatch(/^x{4096,8192}\n$/)
})

test('waits for a terminal that takes no more', async () => {
  const taken: (() => void)[] = []
  const stream = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => void taken.push(done) })
  const output = new PacedOutput(stream)
  output.write('x'.repeat(9000))
  await turn()
  await turn()
  expect(stream.writableLength).toBe(4096)
  taken.shift()?.()
  await turn()
  expect(taken).toHaveLength(1)
})
