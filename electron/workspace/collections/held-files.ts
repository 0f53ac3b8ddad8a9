import { lstat, mkdir, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A file or a folder. */
interface HeldFile {
  place: string
  mode: number
  /** Absent of a folder. */
  bytes?: Uint8Array
}

/** What lies somewhere, in memory. */
export class HeldFiles {
  readonly #files: HeldFile[]

  private constructor(files: HeldFile[]) {
    this.#files = files
  }

  /**
   * Reads a file, or a folder with all that is in it. Links stay behind.
   * @param maxBytes for all together
   * @returns undefined when it is more
   */
  static async of(places: readonly string[], maxBytes: number): Promise<HeldFiles | undefined> {
    const files: HeldFile[] = []
    const pending = [...places]
    let left = maxBytes
    for (let place = pending.shift(); place !== undefined; place = pending.shift()) {
      const stats = await lstat(place)
      if (stats.isDirectory()) {
        files.push({ place, mode: stats.mode })
        const folder = place
        pending.push(...(await readdir(folder)).map(name => join(folder, name)))
      } else if (stats.isFile()) {
        left -= stats.size
        if (left < 0) return undefined
        files.push({ place, mode: stats.mode, bytes: await readFile(place) })
      }
    }
    return new HeldFiles(files)
  }

  get size(): number {
    return this.#files.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0)
  }

  /** Puts all where it was. @throws what the file system says; EEXIST when something else is there now */
  async putBack(): Promise<void> {
    for (const { place, mode, bytes } of this.#files) {
      if (bytes) await writeNew(place, bytes, mode)
      else await mkdir(place, { mode })
    }
  }
}

async function writeNew(place: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await open(place, 'wx', mode)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
