import { lstat, mkdir, open, readdir, readFile, readlink, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unless } from '../file-error.ts'
import { syncFolder } from '../write-file-atomically.ts'

/** A file, a folder, or a link as it is. */
type HeldFile = { place: string } & (
  | { type: 'folder'; mode: number }
  | { type: 'file'; mode: number; bytes: Uint8Array }
  | { type: 'link'; target: string }
)

/** What lies somewhere, in memory. */
export class HeldFiles {
  /** What is not back yet, outermost first. */
  readonly #files: HeldFile[]

  private constructor(files: HeldFile[]) {
    this.#files = files
  }

  /**
   * Reads a file or a link, or a folder with all that is in it.
   * @param maxBytes for all together
   * @returns undefined when it is more
   */
  static async of(places: readonly string[], maxBytes: number): Promise<HeldFiles | undefined> {
    const files: HeldFile[] = []
    const pending = [...places]
    let left = maxBytes
    for (let place = pending.shift(); place !== undefined; place = pending.shift()) {
      const { mode, size, ...stats } = await readStats(place)
      if (stats.type === 'folder') {
        files.push({ type: 'folder', place, mode })
        const folder = place
        pending.push(...(await readdir(folder)).map(name => join(folder, name)))
      } else if (stats.type === 'link') {
        files.push({ type: 'link', place, target: await readlink(place) })
      } else if (stats.type === 'file') {
        left -= size
        if (left < 0) return undefined
        files.push({ type: 'file', place, mode, bytes: await readFile(place) })
      }
    }
    return new HeldFiles(files)
  }

  get size(): number {
    return this.#files.reduce((sum, file) => sum + (file.type === 'file' ? file.bytes.length : 0), 0)
  }

  /** Keeps only what is at these places, or in them. */
  keep(places: readonly string[]): void {
    const own = new Set(places)
    const isKept = (place: string): boolean =>
      own.has(place) || (dirname(place) !== place && isKept(dirname(place)))
    this.#files.splice(0, Infinity, ...this.#files.filter(({ place }) => isKept(place)))
  }

  /** Places that something else has taken by now, of those that are not back yet. */
  async taken(): Promise<string[]> {
    const found = await Promise.all(
      this.#files.map(async ({ place }) => ((await unless('ENOENT', lstat(place))) ? place : undefined))
    )
    return found.flatMap(place => place ?? [])
  }

  /**
   * Puts all where it was. When it fails, what is back stays there, and the next attempt goes on behind it.
   * @throws what the file system says; EEXIST when something else is there now
   */
  async putBack(): Promise<void> {
    for (let file = this.#files[0]; file; file = this.#files[0]) {
      await putBack(file)
      this.#files.shift()
      await syncFolder(dirname(file.place))
    }
  }
}

async function readStats(
  place: string
): Promise<{ type: HeldFile['type'] | undefined; mode: number; size: number }> {
  const stats = await lstat(place)
  const type = stats.isDirectory()
    ? 'folder'
    : stats.isSymbolicLink()
      ? 'link'
      : stats.isFile()
        ? 'file'
        : undefined
  return { type, mode: stats.mode, size: stats.size }
}

async function putBack(file: HeldFile): Promise<void> {
  if (file.type === 'folder') await mkdir(file.place, { mode: file.mode })
  else if (file.type === 'link') await symlink(file.target, file.place)
  else await writeNew(file.place, file.bytes, file.mode)
}

async function writeNew(place: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await open(place, 'wx', mode)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } catch (error) {
    await rm(place, { force: true })
    throw error
  } finally {
    await file.close()
  }
}
