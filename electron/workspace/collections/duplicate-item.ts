import { join } from 'node:path'
import { renameItem, withSeq } from '#shared/opencollection/edit-item.ts'
import { newFolder } from '#shared/opencollection/new-item.ts'
import { parentOf } from '#shared/workspace/item-path.ts'
import { writeFileAtomically, writeNewFile } from '../write-file-atomically.ts'
import { printYaml } from '../yaml/print-yaml.ts'
import { copyAnew } from './carry.ts'
import { withCopies } from './copy-entries.ts'
import { itemAt, nextSeq, placeSeen, takeFreePlace } from './free-place.ts'
import { type ItemOnDisk, readItemOnDisk } from './item-on-disk.ts'
import { FOLDER_FILE } from './item-place.ts'
import { nameOfFile } from './node-tree.ts'
import type { OpenCollection } from './open-collection.ts'
import { textWithValue } from './save-item.ts'
import { sayFirst } from './say-first.ts'

/**
 * Makes a copy of an item, behind the others of its folder: of a folder, with all that is in it.
 * @throws ClientError BUILD `path`, IO
 */
export function duplicateItem(collection: OpenCollection, path: string): Promise<{ path: string }> {
  return collection.write(async () => {
    const { place, type } = await itemAt(collection, path)
    const disk = await readItemOnDisk(collection, path)
    const name = `${(disk?.content.ok && disk.content.item.name) || nameOfFile(path)} copy`
    const text = disk && textOfCopy(disk, name, nextSeq(collection, parentOf(path), type))
    const make = (target: string) => {
      if (type === 'file' && text !== undefined) return writeNewFile(target, text)
      return copyAnew(place, target, async copy => {
        if (text !== undefined) await writeFileAtomically(join(copy, FOLDER_FILE), text, { shared: true })
      })
    }
    const to = await takeFreePlace(collection, parentOf(path), name, type, free =>
      sayFirst(
        collection,
        free,
        file => withCopies(file, path, free),
        () => make(join(collection.folder, free))
      )
    )
    await collection.lookAt(placeSeen(to))
    return { path: to }
  })
}

/** Undefined for one that cannot be read: its bytes are copied as they are. */
function textOfCopy(disk: ItemOnDisk, name: string, seq: number): string | undefined {
  if (disk.type === 'folder' && disk.content.ok && disk.content.source === undefined) {
    return printYaml(newFolder(name, seq))
  }
  return disk.content.ok ? textWithValue(disk, value => withSeq(renameItem(value, name), seq)) : undefined
}
