import { cp, lstat, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { renameItem, withSeq } from '#shared/opencollection/edit-item.ts'
import { newFolder } from '#shared/opencollection/new-item.ts'
import { temporaryName, writeFileAtomically } from '../write-file-atomically.ts'
import { printYaml } from '../yaml/print-yaml.ts'
import { withCopies } from './copy-entries.ts'
import { freePlace, itemAt, nextSeq, placeSeen } from './free-place.ts'
import { type ItemOnDisk, readItemOnDisk } from './item-on-disk.ts'
import { FOLDER_FILE, parentOf } from './item-place.ts'
import { nameOfFile } from './node-tree.ts'
import type { OpenCollection } from './open-collection.ts'
import { textWithValue } from './save-item.ts'

/**
 * Makes a copy of an item, behind the others of its folder: of a folder, with all that is in it.
 * @throws ClientError BUILD `path`, IO
 */
export function duplicateItem(collection: OpenCollection, path: string): Promise<{ path: string }> {
  return collection.write(async () => {
    const { place, type } = await itemAt(collection, path)
    const disk = await readItemOnDisk(collection, path)
    const name = `${(disk?.content.ok && disk.content.item.name) || nameOfFile(path)} copy`
    const to = await freePlace(collection, parentOf(path), name, type)
    const seq = nextSeq(collection, parentOf(path), type)
    const text = disk && textOfCopy(disk, name, seq)
    const target = join(collection.folder, to)
    await collection.sonde.change(file => withCopies(file, path, to))
    if (type === 'folder') await copyFolder(place, target, text)
    else await writeFileAtomically(target, text ?? '', { shared: true })
    await collection.lookAt(placeSeen(to))
    return { path: to }
  })
}

/** One that cannot be read is copied as it is. */
function textOfCopy(disk: ItemOnDisk, name: string, seq: number): string {
  if (disk.type === 'folder' && disk.content.ok && disk.content.source === undefined) {
    return printYaml(newFolder(name, seq))
  }
  return disk.content.ok ? textWithValue(disk, value => withSeq(renameItem(value, name), seq)) : disk.text
}

/** Under another name first, so that it is there at once or not at all. Links stay behind: they are not followed. */
async function copyFolder(from: string, to: string, ownText: string | undefined): Promise<void> {
  const temporary = join(dirname(to), temporaryName(basename(to)))
  try {
    await cp(from, temporary, {
      recursive: true,
      filter: async source => !(await lstat(source)).isSymbolicLink()
    })
    if (ownText !== undefined)
      await writeFileAtomically(join(temporary, FOLDER_FILE), ownText, { shared: true })
    await rename(temporary, to)
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined)
    throw error
  }
}
