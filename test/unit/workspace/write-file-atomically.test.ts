import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ClientError } from '#shared/model/client-error.ts'
import { writeFileAtomically } from '#workspace/write-file-atomically.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

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
