import { realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ItemContent } from '#shared/model/item.ts'
import type { Problem } from '#shared/model/problem.ts'
import type { TreeNode } from '#shared/model/workspace.ts'
import { isAtOrBelow, parentOf } from '#shared/workspace/item-path.ts'
import type { CollectionFiles } from './collection-files.ts'
import { contentOf } from './item-on-disk.ts'
import { listFolder } from './list-folder.ts'
import { NodeTree, nameOfFile } from './node-tree.ts'
import { parseItem } from './parse-item.ts'
import { nodeOfText, problemOf, readEntry } from './read-entry.ts'
import { readTextNow } from './read-file.ts'
import { readRootFile } from './root-file.ts'
import { SondeEntries } from './sonde-entries.ts'

/** A collection as it was read once: nothing of it is watched, indexed or written. */
export interface ReadCollection extends CollectionFiles {
  /** What is wrong with the collection as a whole: its root file. */
  problems: readonly Problem[]
  /** By path, of files that were read for the tree, as far as there is room: to read them again takes longer than they do. */
  texts: ReadonlyMap<string, string>
}

/** A request of a collection, and how many scripts its file would run. */
export type ItemRead = ItemContent & { scripts: number }

const NO_INDEX = { put() {} }

/** So many characters of texts are kept. */
const MOST_TEXT = 16 * 1024 * 1024

/**
 * Reads the tree of a collection, for a process that has nothing else to do meanwhile.
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
  const found: Problem[] = [...problems]
  const texts = new KeptTexts()
  const folders = ['']
  for (let path = folders.pop(); path !== undefined; path = folders.pop()) {
    const listed = await listFolder(root, path, ignored).catch((error: unknown) => {
      found.push(problemOf(error, path))
      return []
    })
    for (const item of listed ?? []) {
      if (item.type === 'folder') folders.push(item.path)
      if (item.type === 'file') {
        tree.set({ node: readNode(root, item.path, texts), inode: '' })
        continue
      }
      const entry = await readEntry(root, item)
      if (entry) tree.set(entry)
    }
  }
  return { id, name, folder: root, tree, sonde, problems: found, texts }
}

class KeptTexts extends Map<string, string> {
  #left = MOST_TEXT

  override set(path: string, text: string): this {
    if (text.length > this.#left) return this
    this.#left -= text.length
    return super.set(path, text)
  }
}

function readNode(root: string, path: string, texts: Map<string, string>): TreeNode {
  try {
    const text = readTextNow(join(root, path))
    texts.set(path, text)
    return nodeOfText(path, text)
  } catch (error) {
    return {
      path,
      parent: parentOf(path),
      kind: 'unreadable',
      name: nameOfFile(path),
      problem: problemOf(error, path)
    }
  }
}

/** Reads an item of the tree to its end. What is wrong with it is part of the answer. */
export function readItemNow(collection: ReadCollection, path: string): ItemRead {
  const file = join(collection.folder, path)
  const about = { path, type: 'file', file, revision: '', digest: '' } as const
  try {
    const text = collection.texts.get(path) ?? readTextNow(file)
    const content = parseItem(text, path)
    const scripts = content.ok ? content.item.scripts : 0
    return { ...contentOf(collection, { ...about, text, content }), scripts }
  } catch (error) {
    // Of a link the tree says more: where it leads, and that it is not followed.
    const problem = collection.tree.get(path)?.node.problem ?? problemOf(error, path)
    const content = { ok: false, problem } as const
    return { ...contentOf(collection, { ...about, text: '', content }), scripts: 0 }
  }
}
