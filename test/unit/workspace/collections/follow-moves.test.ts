import { expect, it } from 'vitest'
import { followMoves } from '#workspace/collections/follow-moves.ts'

const PINNED = { tls: { pins: 'sha256/AAAA' } }
const OTHER = { insecure: true }

it.each([
  ['a file', ['a.yml', 'b.yml'], { 'a.yml': PINNED }, { 'b.yml': PINNED }],
  [
    'a folder with what is in it',
    ['f', 'g'],
    { f: OTHER, 'f/x.yml': PINNED },
    { g: OTHER, 'g/x.yml': PINNED }
  ],
  ['nothing that is still there', ['f', 'g'], { 'f/stays.yml': PINNED }, { 'f/stays.yml': PINNED }],
  ['nothing over what is said already', ['a.yml', 'b.yml'], { 'a.yml': PINNED, 'b.yml': OTHER }, null],
  ['nothing of what did not arrive', ['f', 'g'], { 'f/lost.yml': PINNED }, null],
  ['nothing that is only called alike', ['a', 'b'], { 'ab/x.yml': PINNED }, null],
  ['nothing of the collection', ['', 'b'], { '': PINNED }, null]
])('takes along %s', (_, [from = '', to = ''], before, after) => {
  const there = new Set(['b.yml', 'g', 'g/x.yml', 'f/stays.yml', 'b'])
  const { items } = followMoves({ items: before }, [{ from, to }], path => there.has(path))
  expect(items).toEqual(after ?? before)
})

it('follows what left a folder that moved by its own way', () => {
  const moves = [
    { from: 'f', to: 'g' },
    { from: 'f/x.yml', to: 'x.yml' }
  ]
  const there = new Set(['g', 'x.yml'])
  expect(
    followMoves({ items: { f: OTHER, 'f/x.yml': PINNED } }, moves, path => there.has(path)).items
  ).toEqual({
    g: OTHER,
    'x.yml': PINNED
  })
})
