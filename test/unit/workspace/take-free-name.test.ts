import { link, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { takeFreeName } from '#workspace/take-free-name.ts'

it('gives a file, a link and a folder another name', async () => {
  const folder = await temporaryFolder()
  const at = (name: string) => join(folder, name)
  await writeFile(at('file'), 'mine')
  await symlink('file', at('link'))
  await mkdir(at('folder'))
  const { ino } = await stat(at('file'))
  for (const name of ['file', 'link', 'folder'])
    expect(await takeFreeName(at(name), at(`new ${name}`))).toBe(true)
  expect(await readdir(folder)).toEqual(['new file', 'new folder', 'new link'])
  expect((await stat(at('new file'))).ino).toBe(ino)
})

it.each(['file', 'link', 'folder'])('leaves alone what a %s would replace', async name => {
  const folder = await temporaryFolder()
  const at = (each: string) => join(folder, each)
  await writeFile(at('file'), 'mine')
  await symlink('file', at('link'))
  await mkdir(at('folder'))
  await writeFile(at('taken'), 'theirs')
  expect(await takeFreeName(at(name), at('taken'))).toBe(false)
  expect(await readFile(at('taken'), 'utf8')).toBe('theirs')
  expect(await readdir(folder)).toEqual(['file', 'folder', 'link', 'taken'])
})

it('gives one of many that want a name at once', async () => {
  const folder = await temporaryFolder()
  const names = Array.from({ length: 20 }, (_, n) => join(folder, `${n}`))
  for (const name of names) await writeFile(name, name)
  const taken = await Promise.all(names.map(name => takeFreeName(name, join(folder, 'one'))))
  expect(taken.filter(Boolean)).toHaveLength(1)
  expect(await readFile(join(folder, 'one'), 'utf8')).toBe(names[taken.indexOf(true)])
  expect(await readdir(folder)).toHaveLength(20)
})

it('takes two names of one file for one', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'a'), 'mine')
  await link(join(folder, 'a'), join(folder, 'A'))
  expect(await takeFreeName(join(folder, 'a'), join(folder, 'A'))).toBe(true)
})
