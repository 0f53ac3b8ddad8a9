import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { KeptBodies } from '#host/kept-bodies.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const SIZE = 3 * 1024 * 1024 + 1

let folder: string
let bodies: KeptBodies

beforeEach(async () => {
  const home = await temporaryFolder()
  folder = join(home, 'out')
  await mkdir(folder)
  await writeFile(join(home, 'kept'), Buffer.alloc(SIZE, 7))
  bodies = new KeptBodies()
  await bodies.open('a', join(home, 'kept'))
})

it('copies a kept body piece by piece, into a file that is there only when it is whole', async () => {
  const seen: number[] = []
  await bodies.saveBody('a', join(folder, 'body'), { onProgress: saved => seen.push(saved) })
  expect(seen).toEqual([1024 * 1024, 2 * 1024 * 1024, 3 * 1024 * 1024, SIZE])
  expect((await readFile(join(folder, 'body'))).equals(Buffer.alloc(SIZE, 7))).toBe(true)
})

it('leaves nothing when it is cancelled, and what was there before', async () => {
  await writeFile(join(folder, 'body'), 'before')
  const abort = new AbortController()
  const saving = bodies.saveBody('a', join(folder, 'body'), {
    onProgress: () => abort.abort(),
    signal: abort.signal
  })
  await expect(saving).rejects.toMatchObject({ code: 'ABORTED' })
  expect(await readdir(folder)).toEqual(['body'])
  expect(await readFile(join(folder, 'body'), 'utf8')).toBe('before')
})
