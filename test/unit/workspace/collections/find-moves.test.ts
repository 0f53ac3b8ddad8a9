import { describe, expect, it } from 'vitest'
import { parentOf } from '#shared/workspace/item-path.ts'
import { findMoves } from '#workspace/collections/find-moves.ts'
import type { Entry } from '#workspace/collections/node-tree.ts'

/** @param files `path inode digest essence`; a path that ends with a slash is a folder */
function entries(...files: string[]): Entry[] {
  return files.map(file => {
    const [place = '', inode = '', digest, essence] = file.split(' ')
    const path = place.replace(/\/$/, '')
    const kind = place.endsWith('/') ? 'folder' : 'http'
    const node = { path, parent: parentOf(path), kind, name: path } as const
    return { node, inode, ...(digest && { digest }), ...(essence && { essence }) }
  })
}

const moves = (gone: string[], added: string[]) =>
  findMoves(entries(...gone), entries(...added)).map(({ from, to }) => `${from} → ${to}`)

describe('what is gone and what is new', () => {
  it.each<[string, string[], string[], string[]]>([
    ['is the same file by its inode, whatever it holds', ['a 1 x'], ['b 1 y'], ['a → b']],
    ['is the same file by its bytes', ['a 1 x', 'b 2 y'], ['c 3 y'], ['b → c']],
    ['is not told of twins apart', ['a 1 x', 'b 2 x'], ['c 3 x', 'd 4 x'], []],
    [
      'is two files by inodes, though they hold the same',
      ['a 1 x', 'b 2 x'],
      ['c 2 x', 'd 1 x'],
      ['a → d', 'b → c']
    ],
    ['is the same file by all but its name', ['a 1 x k', 'b 2 y l'], ['c 3 z k', 'd 4 v m'], ['a → c']],
    ['is not told apart by that when there are several', ['a 1 x k', 'b 2 y k'], ['c 3 z k', 'd 4 v m'], []],
    ['is known by its bytes before that', ['a 1 x k', 'b 2 y k'], ['c 3 y k', 'd 4 z k'], ['b → c', 'a → d']],
    ['is no move when nothing is the same', ['a 1 x'], ['b 2 y'], []],
    ['is no move of what has no inode', ['a  x'], ['b  y'], []],
    ['is a folder with all in it', ['f/ 1', 'f/a 2 x'], ['g/ 1', 'g/a 2 x'], ['f → g']],
    [
      'is a folder by half of its files',
      ['f/ 1', 'f/a 2 x', 'f/b 3 y'],
      ['g/ 7', 'g/a 8 x', 'g/b 9 z'],
      ['f → g']
    ],
    ['is no folder by fewer', ['f/ 1', 'f/a 2 x', 'f/b 3 y', 'f/c 4 z'], ['g/ 7', 'g/a 8 x'], ['f/a → g/a']],
    [
      'is a folder and a file that went elsewhere',
      ['f/ 1', 'f/a 2 x', 'f/b 3 y'],
      ['g/ 1', 'g/b 3 y', 'c 2 x'],
      ['f → g', 'f/a → c']
    ],
    [
      'is a folder in a folder once',
      ['f/ 1', 'f/d/ 2', 'f/d/a 3 x'],
      ['g/ 1', 'g/d/ 2', 'g/d/a 3 x'],
      ['f → g']
    ]
  ])('%s', (_, gone, added, expected) => {
    expect(moves(gone, added)).toEqual(expected)
  })
})

it('knows a file by what was seen at its name, though it was written anew before or after it was renamed', () => {
  const seen = (path: string, ...inodes: string[]) => new Map([[path, new Set(inodes)]])
  const [gone, added] = [entries('a 1 x', 'b 2 y'), entries('c 3 z', 'd 4 v')]
  expect(findMoves(gone, added, seen('d', '1'))).toEqual([{ from: 'a', to: 'd' }])
  expect(findMoves(gone, added, seen('b', '7', '3'))).toEqual([{ from: 'b', to: 'c' }])
  expect(findMoves(gone, added)).toEqual([])
})
