import { ReplacementFile } from '#engine/bodies/replacement-file.ts'
import { saveBody } from '#engine/bodies/save-body.ts'
import type { BodyLocation } from '#engine/bodies/stored-body.ts'
import type { BodyAccess } from '#shared/client/body-access.ts'
import { bodyGone } from '#shared/client/body-gone.ts'
import type { HostBodies } from './body-handlers.ts'

interface Slice {
  of: string
  offset: number
  size: number
}

/** The bodies of a host, and ranges of them that are bodies by themselves: nothing is copied for one. */
export class SlicedBodies implements HostBodies {
  readonly #slices = new Map<string, Slice>()
  readonly #bodies: HostBodies

  constructor(bodies: HostBodies) {
    this.#bodies = bodies
  }

  /** A range of a body, which may be one itself. It is of no use once that is released. @param id of the new one */
  slice(id: string, slice: Slice): void {
    this.#slices.set(id, slice)
  }

  readBody(id: string, offset: number, length: number): Promise<Uint8Array> {
    const slice = this.#slices.get(id)
    if (!slice) return this.#bodies.readBody(id, offset, length)
    const rest = Math.min(length, slice.size - offset)
    return rest > 0 ? this.readBody(slice.of, slice.offset + offset, rest) : Promise.resolve(new Uint8Array())
  }

  async locateBody(id: string): Promise<BodyLocation> {
    const slice = this.#slices.get(id)
    if (!slice) return this.#bodies.locateBody(id)
    const { offset, size } = slice
    const whole = await this.locateBody(slice.of)
    if ('bytes' in whole) return { bytes: whole.bytes.subarray(offset, offset + size), size }
    return { path: whole.path, offset: whole.offset + offset, size }
  }

  async saveBody(...[id, path, options]: Parameters<HostBodies['saveBody']>): Promise<void> {
    const slice = this.#slices.get(id)
    if (!slice) return this.#bodies.saveBody(id, path, options)
    const read = (offset: number, length: number) => this.readBody(id, offset, length)
    await saveBody({ size: slice.size, read }, ReplacementFile.plan(path, 'path'), options)
  }

  async releaseBody(id: string): Promise<void> {
    if (!this.#slices.delete(id)) await this.#bodies.releaseBody(id)
  }
}

/** @throws ClientError IO when the body does not reach so far */
export async function assertReaches(
  bodies: Pick<BodyAccess, 'readBody'>,
  { of, offset, size }: Slice
): Promise<void> {
  if (size === 0) return
  const last = await bodies.readBody(of, offset + size - 1, 1)
  if (last.byteLength === 0) throw bodyGone()
}
