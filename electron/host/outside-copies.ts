import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { TempFolder } from '#engine/bodies/temp-folder.ts'

/** Copies of bodies for other programs. They may change them, and keep them as long as this process runs. */
export class OutsideCopies {
  readonly #folder: TempFolder

  /** @param parent what is left there by processes that were killed is swept at the next start: see `TempFolder` */
  constructor(parent: string) {
    this.#folder = new TempFolder(parent)
  }

  /** Where a copy is to be made: a path whose folder is there, and holds nothing else. @param name of a file, see `fileNameOf` */
  async place(name: string): Promise<string> {
    const folder = join(this.#folder.path, randomUUID())
    await mkdir(folder, { mode: 0o700 })
    return join(folder, name)
  }

  close(): void {
    this.#folder.remove()
  }
}
