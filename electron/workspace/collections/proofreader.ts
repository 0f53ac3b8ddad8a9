import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { FOLDER_FILE, joinPath } from './item-place.ts'
import type { Entry } from './node-tree.ts'
import { decodeText, readFileBytes } from './read-file.ts'

/** So long it works before others get their turn: exchanges are measured in the same process. */
const SLICE_MS = 4

/** Reads every file of a collection to its end, a few at a time, after the tree has been told from their heads. */
export class Proofreader {
  readonly #root: string
  readonly #read: (path: string, text: string, digest: string) => void
  /** The file of each item. */
  readonly #pending = new Map<string, string>()
  #running: Promise<void> | undefined
  #closed = false

  /** @param read gets the path of each item, with the text of its file and what names that */
  constructor(root: string, read: (path: string, text: string, digest: string) => void) {
    this.#root = root
    this.#read = read
  }

  add(entries: readonly Entry[]): void {
    for (const { node, digest } of entries) {
      if (digest === undefined) continue
      this.#pending.set(node.path, node.kind === 'folder' ? joinPath(node.path, FOLDER_FILE) : node.path)
    }
    if (this.#pending.size > 0 && !this.#closed) this.#running ??= this.#run()
  }

  /** How many files are still to be read. */
  get waiting(): number {
    return this.#pending.size
  }

  /** Forgets what is still to be read. */
  drop(): void {
    this.#pending.clear()
  }

  close(): void {
    this.#closed = true
    this.drop()
  }

  async idle(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    await setImmediate()
    let started = performance.now()
    for (const [path, file] of this.#pending) {
      this.#pending.delete(path)
      const found = await this.#textOf(file)
      if (found && !this.#closed) this.#read(path, found.text, found.digest)
      if (performance.now() - started < SLICE_MS) continue
      await setImmediate()
      started = performance.now()
    }
    this.#running = undefined
  }

  /** One that cannot be read has been told so by the tree. */
  async #textOf(file: string): Promise<{ text: string; digest: string } | undefined> {
    try {
      const { bytes, digest } = await readFileBytes(join(this.#root, file))
      return { text: decodeText(bytes), digest }
    } catch {
      return undefined
    }
  }
}
