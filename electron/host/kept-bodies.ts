import { type FileHandle, open } from 'node:fs/promises'
import { ReplacementFile } from '#engine/bodies/replacement-file.ts'
import { type SaveOptions, saveBody } from '#engine/bodies/save-body.ts'
import type { BodyLocation } from '#engine/bodies/stored-body.ts'
import { bodyGone } from '#shared/client/body-gone.ts'

interface KeptBody {
  path: string
  file: FileHandle
  offset: number
  size: number
}

/** Bodies that lie in files of the data folder, read by window like those of the engine. The files stay where they are. */
export class KeptBodies {
  readonly #files = new Map<string, KeptBody>()

  /**
   * @param id by which it is read from now on
   * @param range of the file; absent is all of it
   * @throws Error of the system when it cannot be opened
   */
  async open(id: string, path: string, range?: { offset: number; size: number }): Promise<void> {
    const file = await open(path, 'r')
    const { offset, size } = range ?? { offset: 0, size: (await file.stat()).size }
    await this.releaseBody(id)
    this.#files.set(id, { path, file, offset, size })
  }

  has(id: string): boolean {
    return this.#files.has(id)
  }

  /** See `body.read`. @throws ClientError IO when it is not open (any more) */
  async readBody(id: string, offset: number, length: number): Promise<Uint8Array> {
    const { file, offset: start, size } = this.#get(id)
    const wanted = Math.max(0, Math.min(length, size - offset))
    const window = Buffer.alloc(wanted)
    const { bytesRead } = await file.read(window, 0, wanted, start + offset)
    return new Uint8Array(window.subarray(0, bytesRead))
  }

  /** Where it lies, for a thread that reads it itself. @throws ClientError IO when it is not open (any more) */
  async locateBody(id: string): Promise<BodyLocation> {
    const { path, offset, size } = this.#get(id)
    return { path, offset, size }
  }

  /** See `body.save`. */
  async saveBody(id: string, path: string, options?: SaveOptions): Promise<void> {
    const { size } = this.#get(id)
    const body = { size, read: (offset: number, length: number) => this.readBody(id, offset, length) }
    await saveBody(body, ReplacementFile.plan(path, 'path'), options)
  }

  async releaseBody(id: string): Promise<void> {
    const open = this.#files.get(id)
    this.#files.delete(id)
    await open?.file.close()
  }

  #get(id: string): KeptBody {
    const open = this.#files.get(id)
    if (!open) throw bodyGone()
    return open
  }
}
