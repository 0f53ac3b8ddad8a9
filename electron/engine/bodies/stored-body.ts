import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import { ChunkList } from './chunk-list.ts'
import type { TempFolder } from './temp-folder.ts'

/** Up to this size a body stays in memory. */
export const MEMORY_BYTES = 1024 * 1024
/** So much may wait to be written to the file before the writer is asked to pause. */
const MAX_UNWRITTEN_BYTES = 4 * 1024 * 1024

/**
 * One body: chunks in memory, and before them, once it has grown large, a file. It can be read while it grows.
 * Layout: bytes [0, #inFile) are in the file, the rest in #chunks.
 */
export class StoredBody {
  readonly #folder: TempFolder
  readonly #name: string
  readonly #chunks = new ChunkList()
  #inFile = 0
  #path: string | undefined
  #file: FileHandle | undefined
  #writing: Promise<void> | undefined
  #failure: ClientError | undefined
  #released = false
  #onDrain: (() => void) | undefined

  /** @param folder where the file is made, when one is needed. @param name of that file */
  constructor(folder: TempFolder, name: string) {
    this.#folder = folder
    this.#name = name
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
    this.#writing ??= this.#writeOut().finally(() => this.#endWriting())
    return this.#chunks.byteLength <= MAX_UNWRITTEN_BYTES
  }

  /** Calls back once when the writer may go on after `write` said false, also when there is a failure. */
  drained(callback: () => void): void {
    this.#onDrain = callback
    if (!this.#writing) this.#endWriting()
  }

  /** Waits until everything is where it belongs. Undefined when nothing is to be waited for. @throws its failure */
  settle(): Promise<void> | undefined {
    if (!this.#writing && !this.failure) return undefined
    return this.#settle()
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

  /** Frees it. Undefined when there is nothing to wait for, as with a body in memory. */
  release(): Promise<void> | undefined {
    this.#released = true
    this.#chunks.clear()
    return this.#path === undefined && !this.#writing ? undefined : this.#removeFile()
  }

  async #removeFile(): Promise<void> {
    await this.#writing
    await this.#file?.close()
    this.#file = undefined
    if (this.#path !== undefined) await rm(this.#path, { force: true })
  }

  async #settle(): Promise<void> {
    await this.#writing
    if (this.failure) throw this.failure
  }

  #endWriting(): void {
    this.#writing = undefined
    const onDrain = this.#onDrain
    this.#onDrain = undefined
    onDrain?.()
  }

  async #writeOut(): Promise<void> {
    try {
      this.#path ??= join(this.#folder.path, this.#name)
      this.#file ??= await open(this.#path, 'wx+', 0o600)
      while (this.#chunks.byteLength > 0) {
        const batch = this.#chunks.peek(64)
        const bytes = batch.reduce((sum, chunk) => sum + chunk.byteLength, 0)
        await this.#writeBatch(batch, bytes)
        if (this.#released) return
        this.#chunks.drop(batch.length)
        this.#inFile += bytes
      }
    } catch (cause) {
      this.#failure ??= this.#ioError(cause)
    }
  }

  async #writeBatch(batch: Uint8Array[], bytes: number): Promise<void> {
    const { bytesWritten } = (await this.#file?.writev(batch, this.#inFile)) ?? { bytesWritten: 0 }
    // A disk that fills up may take a part of it.
    if (bytesWritten < bytes) throw new Error('the disk took only a part of what was written')
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
    const problem = cause instanceof Error ? cause.message : String(cause)
    return new ClientError('IO', { facts: { problem, path: this.#path ?? 'the temporary folder' }, cause })
  }
}
