import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyTarget } from './body-target.ts'
import { ChunkList } from './chunk-list.ts'
import { fileFailure } from './file-failure.ts'
import { receivedBlocks } from './received-blocks.ts'
import type { ReplacementFile } from './replacement-file.ts'
import type { TempFolder } from './temp-folder.ts'
import { writeFully } from './write-fully.ts'

/** Up to this size a body stays in memory. */
export const MEMORY_BYTES = 1024 * 1024
/**
 * So much may wait to be written to the file before the writer is asked to pause, and so little before it may go on. It
 * is what `receivedBlocks` keeps, so that no new memory is made for the rest of the body.
 */
const MAX_UNWRITTEN_BYTES = 8 * 1024 * 1024
const RESUME_BYTES = 6 * 1024 * 1024
/**
 * So many chunks are written to the file at once: between two writes nothing happens until this thread has time to
 * begin the next.
 */
const BATCH_CHUNKS = 256

/** Where a body goes that grows large: into a folder of ours, or to where it shall be saved. */
export type BodyPlace = { folder: TempFolder; name: string } | ReplacementFile

/** Where the bytes of a body are: from an offset of a file on, or at hand. */
export type BodyLocation =
  | { path: string; offset: number; size: number }
  | { bytes: Uint8Array; size: number }

/**
 * One body: chunks in memory, and before them, once it has grown large, a file. It can be read while it grows.
 * Layout: bytes [0, #inFile) are in the file, the rest in #chunks.
 */
export class StoredBody implements BodyTarget {
  readonly #place: BodyPlace
  readonly #chunks = new ChunkList()
  #inFile = 0
  #path: string | undefined
  #file: FileHandle | undefined
  #writing: Promise<void> | undefined
  #failure: ClientError | undefined
  #released = false
  #onDrain: (() => void) | undefined

  /** @param place where the file is made, when one is needed */
  constructor(place: BodyPlace) {
    this.#place = place
  }

  get size(): number {
    return this.#inFile + this.#chunks.byteLength
  }

  /** Why nothing more is stored: the file could not be written (IO), or nobody wants it any more (ABORTED). */
  get failure(): ClientError | undefined {
    // Made only when it is asked for: most bodies are released at a time when nobody writes to them any more.
    if (this.#released) this.#failure ??= new ClientError('ABORTED')
    return this.#failure
  }

  /** @returns false when the writer should pause until `drained`, and look for a failure then. Chunks may be kept. */
  write(chunk: Uint8Array): boolean {
    if (this.#released || this.#failure) return false
    if (chunk.byteLength === 0) return true
    this.#chunks.append(chunk)
    if (this.size <= MEMORY_BYTES) return true
    void this.#startWriting()
    return this.#chunks.byteLength <= MAX_UNWRITTEN_BYTES
  }

  /** Calls back once when the writer may go on after `write` said false, also when there is a failure. */
  drained(callback: () => void): void {
    this.#onDrain = callback
    if (!this.#writing) this.#noteDrained()
  }

  /** Waits until everything is where it belongs. Undefined when nothing is to be waited for. @throws its failure */
  settle(): Promise<void> | undefined {
    return this.#writing || this.failure ? this.#settle() : undefined
  }

  /**
   * Puts the whole body where it shall be saved, if anywhere. From then on it is read from there.
   * @throws ClientError IO when it could not be, ABORTED when it is released before
   */
  async commit(): Promise<void> {
    const place = this.#place
    if ('folder' in place) return
    await this.#startWriting()
    await this.#settle()
    try {
      const file = await this.#open()
      // Releasing waits for it, and takes no file away that is in its place.
      this.#writing = place.commit(file)
      await this.#writing
      this.#path = place.target
    } catch (cause) {
      throw fileFailure(cause, place.name)
    } finally {
      this.#writing = undefined
    }
  }

  /** @returns the window, shorter than `length` at the end of what is there, empty beyond. @throws ClientError IO */
  async read(offset: number, length: number): Promise<Uint8Array> {
    const end = Math.min(offset + length, this.size)
    if (offset >= end) return new Uint8Array()
    const window = new Uint8Array(end - offset)
    const fileEnd = Math.min(end, this.#inFile)
    // Before any await: what is in memory now may have moved to the file by then.
    if (end > fileEnd) {
      const from = Math.max(offset, fileEnd)
      this.#chunks.copy(from - this.#inFile, window.subarray(from - offset))
    }
    if (offset < fileEnd) await this.#readFile(window.subarray(0, fileEnd - offset), offset)
    return window
  }

  /**
   * Where all of it is: in a file, which is there until it is released, or in memory. Only of a body that is whole.
   * @throws ClientError its failure
   */
  async locate(): Promise<BodyLocation> {
    await this.settle()
    const { size } = this
    if (this.#path !== undefined && this.#inFile === size) return { path: this.#path, offset: 0, size }
    return { bytes: await this.read(0, size), size }
  }

  /** Frees it. Undefined when there is nothing to wait for, as with a body in memory. */
  release(): Promise<void> | undefined {
    this.#released = true
    this.#chunks.clear()
    return this.#path === undefined && !this.#writing ? undefined : this.#removeFile()
  }

  async #removeFile(): Promise<void> {
    await this.#writing?.catch(() => {})
    await this.#file?.close()
    this.#file = undefined
    const place = this.#place
    // What has been committed is not there any more, but in its place.
    if (!('folder' in place)) await place.discard()
    else if (this.#path !== undefined) await rm(this.#path, { force: true })
  }

  async #settle(): Promise<void> {
    await this.#writing
    if (this.failure) throw this.failure
  }

  #startWriting(): Promise<void> {
    this.#writing ??= this.#writeOut().finally(() => this.#endWriting())
    return this.#writing
  }

  #endWriting(): void {
    this.#writing = undefined
    this.#noteDrained()
  }

  #noteDrained(): void {
    const onDrain = this.#onDrain
    this.#onDrain = undefined
    onDrain?.()
  }

  async #writeOut(): Promise<void> {
    try {
      const file = await this.#open()
      while (this.#chunks.byteLength > 0) {
        const batch = this.#chunks.peek(BATCH_CHUNKS)
        const bytes = await writeFully(file, batch, this.#inFile)
        if (this.#released) return
        this.#chunks.drop(batch.length)
        for (const chunk of batch) receivedBlocks.giveBack(chunk)
        this.#inFile += bytes
        if (this.#chunks.byteLength <= RESUME_BYTES) this.#noteDrained()
      }
    } catch (cause) {
      this.#failure ??= this.#ioError(cause)
    }
  }

  async #open(): Promise<FileHandle> {
    if (this.#file) return this.#file
    const place = this.#place
    this.#path = 'folder' in place ? join(place.folder.path, place.name) : place.path
    this.#file = 'folder' in place ? await open(this.#path, 'wx+', 0o600) : await place.open()
    return this.#file
  }

  async #readFile(target: Uint8Array, offset: number): Promise<void> {
    try {
      for (let done = 0; done < target.byteLength; ) {
        const left = target.byteLength - done
        const result = await this.#file?.read(target, done, left, offset + done)
        if (!result?.bytesRead) throw new Error('the stored body is gone')
        done += result.bytesRead
      }
    } catch (cause) {
      throw this.#ioError(cause)
    }
  }

  #ioError(cause: unknown): ClientError {
    const place = this.#place
    return fileFailure(cause, 'folder' in place ? (this.#path ?? 'the temporary folder') : place.name)
  }
}
