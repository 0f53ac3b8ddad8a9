import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TreeNode } from '#shared/model/workspace.ts'
import { compareNodes } from '#shared/workspace/compare-nodes.ts'
import { placeBetween } from '#workspace/collections/place-between.ts'

type Seqs = Record<string, number | undefined>

const nodesOf = (seqs: Seqs, kind: TreeNode['kind']): TreeNode[] =>
  Object.entries(seqs).map(([path, seq]) => ({
    path,
    parent: '',
    kind,
    name: path,
    ...(seq !== undefined && { seq })
  }))

/** What it comes to, and how many files that changes. */
function place(seqs: Seqs, placed: string[], before?: string, kind: TreeNode['kind'] = 'http') {
  const changes = placeBetween(nodesOf(seqs, kind), placed, before)
  const after = { ...seqs, ...Object.fromEntries(changes.map(({ path, seq }) => [path, seq])) }
  const order = nodesOf(after, kind)
    .sort(compareNodes)
    .map(({ path }) => path)
  return { order: order.join(' '), changed: changes.length }
}

describe('placing items', () => {
  const dense = { a: 1, b: 2, c: 3, d: 4 }

  it.each<[string, Seqs, string[], string | undefined, string, number]>([
    ['at the end', dense, ['a'], undefined, 'b c d a', 1],
    ['where it is', dense, ['b'], 'c', 'a b c d', 0],
    ['in front', dense, ['d'], 'a', 'd a b c', 3],
    ['into a gap', { a: 10, b: 20, x: 99 }, ['x'], 'b', 'a x b', 1],
    ['several in their order', dense, ['d', 'a'], 'c', 'b d a c', 2],
    ['among such that have no number', { a: undefined, b: undefined, c: undefined }, ['c'], 'b', 'a c b', 2],
    ['before one that is not there', dense, ['a'], 'gone', 'b c d a', 1]
  ])('%s', (_, seqs, placed, before, order, changed) => {
    expect(place(seqs, placed, before)).toEqual({ order, changed })
  })

  it('gives folders numbers that had none, as far as it takes', () => {
    const folders = { a: undefined, b: undefined, c: undefined, d: 1 }
    expect(place(folders, ['c'], 'b', 'folder').order).toBe('d a c b')
    expect(place(folders, ['d'], undefined, 'folder').order).toBe('a b c d')
  })

  it('comes to the order that was asked for, whatever the numbers were', () => {
    const seq = fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined })
    const seqs = fc.record({ a: seq, b: seq, c: seq, d: seq, e: seq })
    const names = fc.subarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1 })
    fc.assert(
      fc.property(
        seqs,
        names,
        fc.constantFrom('a', 'c', 'e', undefined),
        fc.boolean(),
        (all, placed, before, folders) => {
          const kind = folders ? 'folder' : 'http'
          const staying = nodesOf(all, kind)
            .sort(compareNodes)
            .map(({ path }) => path)
            .filter(path => !placed.includes(path))
          const at =
            before === undefined || !staying.includes(before) ? staying.length : staying.indexOf(before)
          const wanted = [...staying.slice(0, at), ...placed, ...staying.slice(at)].join(' ')
          expect(place(all, placed, before, kind).order).toBe(wanted)
        }
      )
    )
  })
})
