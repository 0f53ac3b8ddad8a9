import {
  access,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile
} from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { carry, copyAnew } from '#workspace/collections/carry.ts'

/** A file system in memory, which is another than that of temporary files on most Linux systems. */
const MEMORY = '/dev/shm'

async function onAnotherDisk(folder: string): Promise<string | undefined> {
  const there = await access(MEMORY).then(
    () => true,
    () => false
  )
  if (!there || (await stat(MEMORY)).dev === (await stat(folder)).dev) return undefined
  const other = await mkdtemp(join(MEMORY, 'sonde-test-'))
  onTestFinished(() => rm(other, { recursive: true, force: true }))
  return other
}

async function makeFolder(place: string): Promise<void> {
  await mkdir(join(place, 'deep'), { recursive: true })
  await writeFile(join(place, 'deep', 'a.yml'), 'a')
  await symlink('a.yml', join(place, 'deep', 'link'))
}

it('carries a folder to another disk, where nothing is yet', async context => {
  const folder = await temporaryFolder()
  const other = await onAnotherDisk(folder)
  if (other === undefined) return context.skip()
  await makeFolder(join(folder, 'from'))
  await mkdir(join(other, 'taken'))
  await writeFile(join(other, 'taken', 'theirs'), '')
  expect(await carry(join(folder, 'from'), join(other, 'taken'))).toBe(false)
  expect(await readdir(folder)).toEqual(['from'])
  expect(await readdir(other)).toEqual(['taken'])
  expect(await carry(join(folder, 'from'), join(other, 'to'))).toBe(true)
  expect(await readFile(join(other, 'to', 'deep', 'a.yml'), 'utf8')).toBe('a')
  expect(await readlink(join(other, 'to', 'deep', 'link'))).toBe('a.yml')
  expect(await readdir(folder)).toEqual([])
  expect((await readdir(other)).sort()).toEqual(['taken', 'to'])
})

it('copies a folder without the links in it, as it is to be', async () => {
  const folder = await temporaryFolder()
  await makeFolder(join(folder, 'from'))
  const finish = (copy: string) => writeFile(join(copy, 'folder.yml'), 'own')
  expect(await copyAnew(join(folder, 'from'), join(folder, 'to'), finish)).toBe(true)
  expect(await readdir(join(folder, 'to', 'deep'))).toEqual(['a.yml'])
  expect(await readFile(join(folder, 'to', 'folder.yml'), 'utf8')).toBe('own')
  expect(await copyAnew(join(folder, 'from'), join(folder, 'to'), finish)).toBe(false)
  expect((await readdir(folder)).sort()).toEqual(['from', 'to'])
})

it('leaves nothing of a copy that fails', async () => {
  const folder = await temporaryFolder()
  await makeFolder(join(folder, 'from'))
  const failing = copyAnew(join(folder, 'from'), join(folder, 'to'), () => Promise.reject(new Error('full')))
  await expect(failing).rejects.toThrow('full')
  expect(await readdir(folder)).toEqual(['from'])
})
