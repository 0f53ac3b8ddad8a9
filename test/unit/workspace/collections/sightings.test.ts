import { lstat, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { inodeOf } from '#workspace/collections/read-file.ts'
import { Sightings } from '#workspace/collections/sightings.ts'

it('notes each file that had a name, until it is asked', async () => {
  const folder = await temporaryFolder()
  const at = (name: string) => join(folder, name)
  const inode = async (name: string) => inodeOf(await lstat(at(name)))
  const sightings = new Sightings(folder)
  await writeFile(at('a.yml'), 'one')
  await writeFile(at('.a.yml.swp'), 'two')
  await sightings.note('', 'a.yml')
  const inodes = [await inode('a.yml'), await inode('.a.yml.swp')]
  await rename(at('.a.yml.swp'), at('a.yml'))
  for (const name of ['a.yml', '.a.yml.swp', 'gone.yml']) await sightings.note('', name)
  expect(sightings.take()).toEqual(new Map([['a.yml', new Set(inodes)]]))
  expect(sightings.take()).toEqual(new Map())
})
