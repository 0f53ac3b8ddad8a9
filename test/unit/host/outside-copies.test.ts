import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { OutsideCopies } from '#host/outside-copies.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

let parent: string
let copies: OutsideCopies
/** How often something was written. */
let written: number

beforeEach(async () => {
  parent = join(await temporaryFolder(), 'bodies')
  copies = new OutsideCopies(parent, 100)
  onTestFinished(() => copies.close())
  written = 0
})

const writeBytes = (size: number) =>
  async function* (path: string) {
    written++
    await writeFile(path, 'x'.repeat(size))
    yield size
  }

async function make(key: string, size = 10): Promise<string> {
  const making = copies.make(key, 'a.txt', writeBytes(size))
  for (;;) {
    const { done, value } = await making.next()
    if (done) return value.path
  }
}

/** The folders of copies that are there. */
async function countCopies(): Promise<number> {
  const [own = ''] = await readdir(parent)
  return (await readdir(join(parent, own))).length
}

it('makes one copy of the same', async () => {
  expect(await make('a')).toBe(await make('a'))
  expect(await make('b')).not.toBe(await make('a'))
  expect(written).toBe(2)
})

it('makes one copy of the same, however many ask for it at the same time', async () => {
  const [first, second] = await Promise.all([make('a'), make('a')])
  expect(second).toBe(first)
  expect(await countCopies()).toBe(1)
})

it('makes another one where the first was changed or taken away, and leaves what was changed', async () => {
  const path = await make('a')
  await writeFile(path, 'edited')
  const other = await make('a')
  expect(other).not.toBe(path)
  await copies.drop('a')
  expect([existsSync(other), existsSync(dirname(other))]).toEqual([false, false])
  expect(await readFile(path, 'utf8')).toBe('edited')
})

it('leaves nothing of one that fails, or that nobody wants any more', async () => {
  await make('a')
  async function* fail(path: string) {
    await writeFile(path, 'part')
    yield 4
    throw new Error('the disk is full')
  }
  const failing = copies.make('b', 'a.txt', fail)
  await failing.next()
  await expect(failing.next()).rejects.toThrow('the disk is full')
  const left = copies.make('c', 'a.txt', writeBytes(10))
  await left.next()
  expect(await countCopies()).toBe(2)
  await left.return({ path: '', size: 0 })
  expect(await countCopies()).toBe(1)
})

it('removes the oldest where they are too much together, and never the newest', async () => {
  const first = await make('a', 40)
  const second = await make('b', 40)
  const third = await make('c', 40)
  expect([first, second, third].map(existsSync)).toEqual([false, true, true])
  const large = await make('d', 200)
  expect([second, third, large].map(existsSync)).toEqual([false, false, true])
})

it('does not count what is another’s by now, nor remove it', async () => {
  const edited = await make('a', 60)
  await writeFile(edited, 'edited')
  await make('b', 60)
  expect(await readFile(edited, 'utf8')).toBe('edited')
})
