import { type FileHandle, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What went over the wire, of all lanes together. */
export interface WireBytes {
  sent: number
  received: number
}

const NAME = 'wire'
const BYTES = 16

/** The two numbers that are written over again while a session goes on. */
export class WireFile {
  readonly #file: FileHandle
  #written: WireBytes = { sent: 0, received: 0 }

  private constructor(file: FileHandle) {
    this.#file = file
  }

  static async create(folder: string): Promise<WireFile> {
    return new WireFile(await open(join(folder, NAME), 'w', 0o600))
  }

  /** Writes them where they have changed. */
  async write({ sent, received }: WireBytes): Promise<void> {
    if (sent === this.#written.sent && received === this.#written.received) return
    const bytes = Buffer.alloc(BYTES)
    bytes.writeDoubleLE(sent, 0)
    bytes.writeDoubleLE(received, 8)
    await this.#file.write(bytes, 0, BYTES, 0)
    this.#written = { sent, received }
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}

/** @returns zeros where nothing is known of it */
export async function readWire(folder: string): Promise<WireBytes> {
  const bytes = await readFile(join(folder, NAME)).catch(() => Buffer.alloc(0))
  if (bytes.length < BYTES) return { sent: 0, received: 0 }
  const [sent = 0, received = 0] = [bytes.readDoubleLE(0), bytes.readDoubleLE(8)]
  const isSound = Number.isSafeInteger(sent) && sent >= 0 && Number.isSafeInteger(received) && received >= 0
  return isSound ? { sent, received } : { sent: 0, received: 0 }
}
