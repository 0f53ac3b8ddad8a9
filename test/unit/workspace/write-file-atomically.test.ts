import type * as files from 'node:fs/promises'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { ClientError } from '#shared/model/client-error.ts'
import { writeFileAtomically } from '#workspace/write-file-atomically.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

// What reaches the disk, and when, cannot be seen without a power cut: what is asked of the system is noted instead.
const asked = vi.hoisted((): string[] => [])
vi.mock('node:fs/promises', async importOriginal => {
  const real = await importOriginal<typeof files>()
  const open: typeof files.open = async (path, ...rest) => {
    const handle = await real.open(path, ...rest)
    const sync = handle.sync.bind(handle)
    const kind = (await handle.stat()).isDirectory() ? 'folder' : 'file'
    handle.sync = () => {
      asked.push(`sync ${kind}`)
      return sync()
    }
    return handle
  }
  const rename: typeof files.rename = (...paths) => {
    asked.push('rename')
    return real.rename(...paths)
  }
  return { ...real, open, rename }
})

it('has the content on the disk before the name, and the name before it is done', async () => {
  const path = join(await temporaryFolder(), 'a.json')
  asked.length = 0
  await writeFileAtomically(path, 'one')
  expect(asked).toEqual(['sync file', 'rename', 'sync folder'])
})

it('replaces the content and leaves nothing else behind', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'a.json')
  await writeFileAtomically(path, 'one')
  await writeFileAtomically(path, Uint8Array.of(50))
  expect(await readFile(path, 'utf8')).toBe('2')
  expect(await readdir(folder)).toEqual(['a.json'])
})

it('writes in the order in which it was asked', async () => {
  const path = join(await temporaryFolder(), 'a.json')
  await Promise.all(Array.from({ length: 50 }, (_, n) => writeFileAtomically(path, `${n}`.repeat(1000 - n))))
  expect(await readFile(path, 'utf8')).toBe('49'.repeat(951))
})

it('says which file could not be written, keeps the old one and goes on afterwards', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'sub', 'a.json')
  const failed = writeFileAtomically(path, 'one')
  await expect(failed).rejects.toBeInstanceOf(ClientError)
  await expect(failed).rejects.toMatchObject({ code: 'IO', reason: 'ENOENT', facts: { path } })

  await mkdir(path, { recursive: true })
  await expect(writeFileAtomically(path, 'two')).rejects.toMatchObject({ code: 'IO' })
  expect(await readdir(join(folder, 'sub'))).toEqual(['a.json'])
})
