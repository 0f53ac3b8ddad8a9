import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FileNames, fileNameOf, foldedFileName, freeFileName } from '#shared/workspace/file-name.ts'

describe('a file name', () => {
  it.each([
    ['List orders', 'List orders'],
    ['Get: orders/{{id}}?', 'Get- orders-{{id}}-'],
    ['  - a', 'a'],
    ['a. . ', 'a'],
    ['.env', 'env'],
    ['..', 'untitled'],
    ['???', 'untitled'],
    ['con', 'con_'],
    ['LPT1.txt', 'LPT1_.txt'],
    ['console', 'console'],
    ['a\nb\tc', 'a-b-c'],
    ['e\u0301', '\u00e9'],
    ['a\\b', 'a-b'],
    ['日本', '日本']
  ])('of %j is %j', (name, expected) => {
    expect(fileNameOf(name)).toBe(expected)
  })

  it('can be had on every file system, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), name => {
        const made = fileNameOf(name)
        expect(Buffer.byteLength(made)).toBeLessThanOrEqual(201)
        expect(made).not.toMatch(/[<>:"/\\|?*\u0000-\u001f]|^[.\s]|[.\s]$|^$/)
        expect(fileNameOf(made)).toBe(made)
      })
    )
  })

  it('keeps its ending, whatever is cut off', () => {
    expect(fileNameOf('a'.repeat(250), '.json')).toBe(`${'a'.repeat(195)}.json`)
    expect(fileNameOf('', '.json')).toBe('untitled.json')
    expect(fileNameOf('aux', '.txt')).toBe('aux_.txt')
  })

  it('is another than those that are there, also where case is ignored', () => {
    const taken = new Set(['list.yml', 'list 2.yml'].map(foldedFileName))
    expect(freeFileName('LIST', taken, '.yml')).toBe('LIST 3.yml')
    expect(freeFileName('New', taken, '.yml')).toBe('New.yml')
  })

  it('is another than those that were made before it', () => {
    const names = new FileNames(['list 3.yml'])
    const asked = ['List', 'LIST', 'list 2', 'list', 'list', 'New', 'List']
    expect(asked.map(name => names.take(name, '.yml'))).toEqual([
      ...['List.yml', 'LIST 2.yml', 'list 2 2.yml', 'list 4.yml', 'list 5.yml', 'New.yml', 'List 6.yml']
    ])
    expect(names.take('List')).toBe('List')
  })
})
