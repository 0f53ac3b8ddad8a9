import { realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Problem } from '#shared/model/problem.ts'
import type { CollectionFiles } from './collection-files.ts'
import { isAtOrBelow } from './item-place.ts'
import { NodeTree } from './node-tree.ts'
import { readRootFile } from './root-file.ts'
import { scanFolder } from './scan-folder.ts'
import { SondeEntries } from './sonde-entries.ts'

/** A collection as it was read once: nothing of it is watched, indexed or written. */
export interface ReadCollection extends CollectionFiles {
  /** What is wrong with the collection as a whole: its root file. */
  problems: readonly Problem[]
}

const NO_INDEX = { put() {} }

/**
 * Reads the tree of a collection.
 * @param folder its folder: see `checkFolder`
 * @throws Error of the system when the folder cannot be read
 */
export async function readCollection(id: string, folder: string): Promise<ReadCollection> {
  const root = await realpath(folder)
  const { name = basename(root), ignoredPaths, problems } = await readRootFile(root, NO_INDEX)
  const sonde = new SondeEntries(root)
  await sonde.load()
  const tree = new NodeTree()
  const ignored = (path: string) => ignoredPaths.some(each => isAtOrBelow(path, each))
  await scanFolder({ root, ignored, enter() {} }, '', entries => {
    for (const entry of entries) tree.set(entry)
  })
  return { id, name, folder: root, tree, sonde, problems }
}
