import { join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import { renameItem as withName } from '#shared/opencollection/edit-item.ts'
import { newFolder } from '#shared/opencollection/new-item.ts'
import { moveEntries } from '#shared/opencollection/sonde-file.ts'
import { fileNameOf } from '#shared/workspace/file-name.ts'
import { parentOf } from '#shared/workspace/item-path.ts'
import { printYaml } from '../yaml/print-yaml.ts'
import { carry } from './carry.ts'
import { withCopies } from './copy-entries.ts'
import { type ItemPlace, placeSeen, takeFreePlace } from './free-place.ts'
import type { ItemOnDisk } from './item-on-disk.ts'
import { nameOfFile } from './node-tree.ts'
import type { OpenCollection } from './open-collection.ts'
import { editItem, ownPlace, textWithValue } from './save-item.ts'
import { sayFirst } from './say-first.ts'

/**
 * Changes the name of an item and, as far as it followed the name, that of its file or folder. A collection's folder
 * keeps its name.
 * @throws ClientError BUILD `path`, IO
 */
export function renameItem(
  collection: OpenCollection,
  path: string,
  name: string
): Promise<{ path: string }> {
  return collection.write(async () => {
    const disk = await editItem(collection, path, found => textWithName(found, name))
    if (!disk) {
      const problem = `There is no ${path} any more.`
      throw new ClientError('IO', { reason: 'item-gone', facts: { problem, path } })
    }
    await collection.lookAt(ownPlace(disk))
    if (disk.type === 'collection' || !followsName(disk)) return { path }
    return { path: await relocate(collection, path, parentOf(path), name, disk.type) }
  })
}

/**
 * Gives an item another path in its collection, as near to a name as is free. What sonde.json says of it is there under
 * both while it moves: killed in between, it has lost nothing, and whoever writes next ends it. Within `write` only.
 * @returns the path
 */
export async function relocate(
  collection: OpenCollection,
  from: string,
  folder: string,
  name: string,
  type: ItemPlace['type']
): Promise<string> {
  const place = join(collection.folder, from)
  const move = async (to: string) => {
    await collection.lock.beginMove({ from, to })
    return sayFirst(
      collection,
      to,
      file => withCopies(file, from, to),
      () => carry(place, join(collection.folder, to))
    )
  }
  let to: string
  try {
    to = await takeFreePlace(collection, folder, name, type, move, from)
    if (to === from) return to
    await collection.sonde.change(file => moveEntries(file, from, to))
  } finally {
    await collection.lock.endMove()
  }
  await collection.lookAt(placeSeen(from), placeSeen(to))
  return to
}

function textWithName(disk: ItemOnDisk, name: string): string {
  // What has no file is called as its folder is.
  const unnamed = disk.type === 'folder' && disk.content.ok && disk.content.source === undefined
  if (unnamed) return fileNameOf(name) === name ? '' : printYaml(newFolder(name))
  // One that cannot be read keeps its bytes, and its file alone is renamed.
  return disk.content.ok ? textWithValue(disk, value => withName(value, name)) : disk.text
}

/** Whether the file is called as the item is, or as the second of that name. */
function followsName({ path, content }: ItemOnDisk): boolean {
  const name = content.ok ? content.item.name : ''
  if (name === '') return true
  const made = fileNameOf(name)
  const has = nameOfFile(path)
  return has === made || (has.startsWith(`${made} `) && /^\d+$/.test(has.slice(made.length + 1)))
}
