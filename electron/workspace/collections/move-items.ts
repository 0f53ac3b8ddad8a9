import { join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import type { ItemAddress } from '#shared/model/item.ts'
import { withSeq } from '#shared/opencollection/edit-item.ts'
import { newFolder } from '#shared/opencollection/new-item.ts'
import { moveEntries } from '#shared/opencollection/sonde-file.ts'
import { isAtOrBelow, parentOf } from '#shared/workspace/item-path.ts'
import { printYaml } from '../yaml/print-yaml.ts'
import { carry } from './carry.ts'
import { withoutEntries } from './copy-entries.ts'
import { folderAt, itemAt, placeSeen, takeFreePlace } from './free-place.ts'
import { nameOf, outermost } from './item-place.ts'
import { nameOfFile } from './node-tree.ts'
import type { OpenCollection } from './open-collection.ts'
import { type NewSeq, placeBetween } from './place-between.ts'
import { relocate } from './rename-item.ts'
import { editItem, ownPlace, textWithValue } from './save-item.ts'
import { sayFirst } from './say-first.ts'

export interface Source {
  collection: OpenCollection
  path: string
}

export interface Moved {
  from: ItemAddress
  to: ItemAddress
}

/**
 * Moves items into a folder, to stand before another one or behind the others of their kind.
 * @param before a path in the folder
 * @throws ClientError BUILD `path`, also for a folder that would come to lie in itself; IO
 */
export async function moveItems(
  sources: readonly Source[],
  target: OpenCollection,
  folder: string,
  before: string | undefined
): Promise<Moved[]> {
  const collections = [...new Set([target, ...sources.map(({ collection }) => collection)])]
  return writeAll(collections, async () => {
    await folderAt(target, folder)
    const moved: Moved[] = []
    const arrived: string[] = []
    for (const { collection, path } of withoutNested(sources)) {
      const to = await moveOne(collection, path, target, folder)
      arrived.push(to)
      if (collection === target && to === path) continue
      moved.push({ from: { collectionId: collection.id, path }, to: { collectionId: target.id, path: to } })
    }
    await order(target, folder, arrived, before)
    return moved
  })
}

/** While nobody else changes any of the collections; taken in one order by all, so that nobody waits in a circle. */
export function writeAll<T>(collections: readonly OpenCollection[], work: () => Promise<T>): Promise<T> {
  const [first, ...others] = [...collections].sort((a, b) => (a.id < b.id ? -1 : 1))
  return first ? first.write(() => writeAll(others, work)) : work()
}

function withoutNested(sources: readonly Source[]): Source[] {
  return sources.filter(({ collection, path }, index) => {
    const paths = sources.filter(each => each.collection === collection).map(each => each.path)
    const first = sources.findIndex(each => each.collection === collection && each.path === path)
    return first === index && outermost(paths).includes(path)
  })
}

/** @returns where it is now */
async function moveOne(
  collection: OpenCollection,
  path: string,
  target: OpenCollection,
  folder: string
): Promise<string> {
  const { place, type } = await itemAt(collection, path)
  if (collection === target) {
    if (parentOf(path) === folder) return path
    if (isAtOrBelow(folder, path)) {
      const problem = `The folder ${path} cannot be moved into itself.`
      throw new ClientError('BUILD', { field: 'path', facts: { problem, path } })
    }
  }
  const name = type === 'file' ? nameOfFile(path) : nameOf(path)
  if (collection === target) return relocate(collection, path, folder, name, type)
  return takeFreePlace(target, folder, name, type, to => moveAcross({ collection, path }, place, target, to))
}

/** What is said of it in sonde.json is there before it is, and goes after it has gone. */
async function moveAcross(
  { collection, path }: Source,
  place: string,
  target: OpenCollection,
  to: string
): Promise<boolean> {
  const taken = moveEntries({ items: collection.sonde.below(path) }, path, to).items
  const arrived = await sayFirst(
    target,
    to,
    file => ({ ...file, items: { ...file.items, ...taken } }),
    () => carry(place, join(target.folder, to))
  )
  if (!arrived) return false
  await collection.sonde.change(file => withoutEntries(file, path))
  collection.events.tell({
    type: 'moved',
    from: { collectionId: collection.id, path },
    to: { collectionId: target.id, path: to }
  })
  await target.lookAt(placeSeen(to))
  await collection.lookAt(placeSeen(path))
  return true
}

/** Gives items the numbers by which they stand where they were put. Folders and the others are ordered apart. */
async function order(
  collection: OpenCollection,
  folder: string,
  arrived: readonly string[],
  before: string | undefined
): Promise<void> {
  const nodes = collection.tree.childrenOf(folder).flatMap(path => collection.tree.get(path)?.node ?? [])
  for (const folders of [true, false]) {
    // What cannot be read has no number and can be given none.
    const siblings = nodes.filter(node => (node.kind === 'folder') === folders && node.kind !== 'unreadable')
    const placed = arrived.filter(path => siblings.some(node => node.path === path))
    if (placed.length === 0) continue
    for (const change of placeBetween(siblings, placed, before)) await giveSeq(collection, change)
  }
}

async function giveSeq(collection: OpenCollection, { path, seq }: NewSeq): Promise<void> {
  const disk = await editItem(collection, path, found => {
    if (!found.content.ok) return undefined
    const bare = found.type === 'folder' && found.content.source === undefined
    return bare ? printYaml(newFolder(nameOf(path), seq)) : textWithValue(found, value => withSeq(value, seq))
  })
  if (disk) await collection.lookAt(ownPlace(disk))
}
