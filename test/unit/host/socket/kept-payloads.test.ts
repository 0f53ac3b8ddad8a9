import { expect, it } from 'vitest'
import { KeptPayloads } from '#host/socket/kept-payloads.ts'

const MiB = 1024 * 1024

it('keeps the latest, as far as there is room', () => {
  const kept = new KeptPayloads()
  for (let seq = 0; seq < 5; seq++) kept.keep(seq, new Uint8Array(5 * MiB))
  expect([0, 1, 2, 3, 4].map(seq => kept.get(seq)?.length)).toEqual([
    undefined,
    undefined,
    5 * MiB,
    5 * MiB,
    5 * MiB
  ])
  kept.keep(5, new Uint8Array(17 * MiB))
  expect(kept.get(5)).toBeUndefined()
  expect(kept.get(4)).toBeDefined()
})
