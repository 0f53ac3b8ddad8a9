import { link, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { OpenedCollection, requestText } from '#test/fixtures/opened-collection.ts'

const PINNED = { tls: { pins: 'sha256/AAAA' } }

/** A collection in which a process died while it renamed `a.yml` to `b.yml`, opened again. */
async function afterDeath(die: (folder: string) => Promise<void>): Promise<OpenedCollection> {
  const items = { 'a.yml': PINNED, 'b.yml': PINNED }
  const opened = await OpenedCollection.of({
    'a.yml': requestText('A'),
    'sonde.json': JSON.stringify({ items })
  })
  await opened.store.closeAll()
  await die(opened.folder)
  const locks = join(opened.home, 'locks', opened.collection.id)
  await mkdir(locks, { recursive: true })
  await writeFile(join(locks, 'move.json'), '{"from":"a.yml","to":"b.yml"}')
  const again = await OpenedCollection.at(opened.folder, opened.home)
  await again.collection.settled()
  await expect(readFile(join(locks, 'move.json'))).rejects.toMatchObject({ code: 'ENOENT' })
  return again
}

it.each<[string, string, (folder: string) => Promise<void>]>([
  ['before the file had another name', 'a.yml', async () => {}],
  ['when it had both', 'b.yml', folder => link(join(folder, 'a.yml'), join(folder, 'b.yml'))],
  ['when it had the other', 'b.yml', folder => rename(join(folder, 'a.yml'), join(folder, 'b.yml'))]
])('ends what was begun by who died %s', async (_, path, die) => {
  const opened = await afterDeath(die)
  expect(JSON.parse(await opened.text('sonde.json'))).toEqual({ items: { [path]: PINNED } })
  await opened.until(() => opened.paths().join() === path && opened.collection.info().problems.length === 0)
  expect(await opened.text(path)).toBe(requestText('A'))
})
