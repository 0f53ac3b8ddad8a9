import { expect, test } from 'vitest'
import { BLOCK_BYTES, MAX_SPARE_BYTES, ReceivedBlocks } from '#engine/bodies/received-blocks.ts'

test('a block is used again once every byte of it was given back, in whatever parts', () => {
  const blocks = new ReceivedBlocks()
  const block = blocks.take()
  const chunk = blocks.handOut(block, 100_000)
  expect(chunk.byteLength).toBe(100_000)
  blocks.giveBack(chunk.subarray(40_000))
  expect(blocks.take().buffer).not.toBe(block.buffer)
  blocks.giveBack(chunk.subarray(0, 40_000))
  const again = blocks.take()
  expect(again.buffer).toBe(block.buffer)
  expect(again.byteLength).toBe(BLOCK_BYTES)
})

test('a block of which somebody kept a byte is not', () => {
  const blocks = new ReceivedBlocks()
  const chunk = blocks.handOut(blocks.take(), 70_000)
  blocks.giveBack(chunk.subarray(1))
  expect(blocks.take().buffer).not.toBe(chunk.buffer)
})

test('what is from elsewhere, or comes back after all of it did, is left alone', () => {
  const blocks = new ReceivedBlocks()
  const foreign = Buffer.alloc(BLOCK_BYTES)
  const chunk = blocks.handOut(blocks.take(), 70_000)
  for (const bytes of [foreign, chunk, chunk]) blocks.giveBack(bytes)
  const taken = [blocks.take(), blocks.take()].map(({ buffer }) => buffer)
  expect(taken[0]).toBe(chunk.buffer)
  expect([chunk.buffer, foreign.buffer]).not.toContain(taken[1])
})

test('no more is kept than a few bodies need', () => {
  const blocks = new ReceivedBlocks()
  const most = MAX_SPARE_BYTES / BLOCK_BYTES
  const chunks = Array.from({ length: most + 1 }, () => blocks.handOut(blocks.take(), BLOCK_BYTES))
  for (const chunk of chunks) blocks.giveBack(chunk)
  const known = new Set(chunks.map(({ buffer }) => buffer))
  const taken = chunks.map(() => blocks.take().buffer)
  expect(taken.filter(buffer => known.has(buffer))).toHaveLength(most)
})
