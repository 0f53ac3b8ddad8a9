import { describe, expect, it } from 'vitest'
import { addressOf, ancestorsOf, keyOf, keyOfExample, movedKey } from '#renderer/state/tree-key.ts'

const at = (path: string, collectionId = 'c') => ({ collectionId, path })

describe('the key of a row', () => {
  it.each([at(''), at('a.yml'), at('a/b/c.yml'), at('with #!? signs/%2F.yml')])(
    'is read back: $path',
    address => {
      expect(addressOf(keyOf(address))).toEqual(address)
      expect(addressOf(keyOfExample(address, 3))).toEqual({ ...address, example: 3 })
    }
  )

  it('names what the item is in, outermost first', () => {
    expect(ancestorsOf(at('a/b/c.yml'))).toEqual(['c/', 'c/a', 'c/a/b'])
    expect(ancestorsOf(at('c.yml'))).toEqual(['c/'])
    expect(ancestorsOf(at(''))).toEqual([])
  })

  it.each([
    ['the item itself', 'c/a', 'c/z'],
    ['what is in it', 'c/a/b.yml', 'c/z/b.yml'],
    ['an example in it', 'c/a/b.yml//1', 'c/z/b.yml//1'],
    ['not what is called like it', 'c/ab', 'c/ab'],
    ['not of another collection', 'd/a', 'd/a']
  ])('follows a move: %s', (_, key, moved) => {
    expect(movedKey(key, at('a'), at('z'))).toBe(moved)
  })

  it('follows into another collection', () => {
    expect(movedKey('c/a/b.yml', at('a'), at('x/a', 'd'))).toBe('d/x/a/b.yml')
  })
})
