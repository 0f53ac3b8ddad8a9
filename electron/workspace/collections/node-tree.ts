import type { TreeNode } from '#shared/model/workspace.ts'
import { isAtOrBelow, parentOf } from '#shared/workspace/item-path.ts'
import { nameOf } from './item-place.ts'

/** A node of the tree, and how to know its file again. */
export interface Entry {
  node: TreeNode
  /** Names the file or folder itself, whatever it is called. */
  inode: string
  /** Of the bytes of the file; of a folder, those of its folder.yml. Absent where there is none that can be read. */
  digest?: string
  /** Of the text of an item's file without its `info`. Absent where there is no text. */
  essence?: string
  /** It is a folder, and what is in it may not be seen. */
  closed?: true
}

/** The folders and files of one collection, in memory. */
export class NodeTree {
  readonly #entries = new Map<string, Entry>()
  readonly #children = new Map<string, Set<string>>()

  get(path: string): Entry | undefined {
    return this.#entries.get(path)
  }

  entries(): IterableIterator<Entry> {
    return this.#entries.values()
  }

  nodes(): TreeNode[] {
    return Array.from(this.#entries.values(), ({ node }) => node)
  }

  /** Paths of what is in a folder, in no order. */
  childrenOf(folder: string): readonly string[] {
    return [...(this.#children.get(folder) ?? [])]
  }

  /** An item with all that is under it, outermost first. */
  within(path: string): Entry[] {
    const entry = this.#entries.get(path)
    const below = this.childrenOf(path).flatMap(child => this.within(child))
    return entry ? [entry, ...below] : below
  }

  set(entry: Entry): void {
    const { path, parent } = entry.node
    this.#entries.set(path, entry)
    const siblings = this.#children.get(parent) ?? new Set()
    this.#children.set(parent, siblings.add(path))
  }

  /** Takes an item away, with all that is under it. */
  remove(path: string): void {
    for (const child of this.childrenOf(path)) this.remove(child)
    this.#entries.delete(path)
    this.#children.get(parentOf(path))?.delete(path)
    this.#children.delete(path)
  }

  clear(): void {
    this.#entries.clear()
    this.#children.clear()
  }
}

/** Where an item is when `from`, in which it lies or which it is, is now called `to`. */
export function movedPath(path: string, from: string, to: string): string {
  return isAtOrBelow(path, from) ? to + path.slice(from.length) : path
}

/** What a file or folder is called that does not say it itself. */
export function nameOfFile(path: string): string {
  return nameOf(path).replace(/\.yml$/i, '')
}
