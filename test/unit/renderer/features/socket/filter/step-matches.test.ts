import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FoundList, stepToMatch } from '#renderer/features/socket/filter/step-matches.ts'

function listOf(seqs: readonly number[]): FoundList {
  return {
    count: seqs.length,
    async at(from) {
      const n = seqs.findIndex(seq => seq >= from)
      const seq = seqs[n]
      return seq === undefined ? null : { n, seq }
    },
    seqOf: async n => seqs[n]
  }
}

test('goes on and back from match to match', async () => {
  const matches = listOf([2, 5, 9])
  expect(await stepToMatch(matches, undefined, 2, 1)).toEqual({ n: 1, seq: 5 })
  expect(await stepToMatch(matches, undefined, 5, -1)).toEqual({ n: 0, seq: 2 })
  expect(await stepToMatch(matches, undefined, 9, 1)).toBeUndefined()
  expect(await stepToMatch(matches, undefined, 2, -1)).toBeUndefined()
  expect(await stepToMatch(matches, undefined, 100, -1)).toEqual({ n: 2, seq: 9 })
})

test('leaves out what a filter does not show', async () => {
  const seqs = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 })
  const sorted = seqs.map(list => [...list].sort((a, b) => a - b))
  await fc.assert(
    fc.asyncProperty(sorted, sorted, fc.integer({ min: -1, max: 61 }), async (found, shown, from) => {
      const both = found.filter(seq => shown.includes(seq))
      const next = await stepToMatch(listOf(found), listOf(shown), from, 1)
      const before = await stepToMatch(listOf(found), listOf(shown), from, -1)
      expect(next?.seq).toBe(both.find(seq => seq > from))
      expect(before?.seq).toBe(both.findLast(seq => seq < from))
    })
  )
})
