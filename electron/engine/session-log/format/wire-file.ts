import { type FileHandle, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What went over the wire, of all lanes together. */
export interface WireBytes {
  sent: number
  received: number
}

const NAME = 'wire'
const BYTES = 16
/** Stands behind them. */
const ENDED = 1

/** What a log says of its end. */
export interface WireRecord extends WireBytes {
  /** Whoever wrote it has ended it: it is not broken off. */
  ended: boolean
}

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

  /** @param ended whether all that was told is in the log */
  async close(ended: boolean): Promise<void> {
    if (ended) await this.#file.write(Buffer.of(ENDED), 0, 1, BYTES).catch(() => undefined)
    await this.#file.close()
  }
}

/** @returns zeros where nothing is known of it */
export async function readWire(folder: string): Promise<WireRecord> {
  const bytes = await readFile(join(folder, NAME)).catch(() => Buffer.alloc(0))
  const ended = bytes[BYTES] === ENDED
  if (bytes.length < BYTES) return { sent: 0, received: 0, ended }
  const [sent = 0, received = 0] = [bytes.readDoubleLE(0), bytes.readDoubleLE(8)]
  const isSound = Number.isSafeInteger(sent) && sent >= 0 && Number.isSafeInteger(received) && received >= 0
  return isSound ? { sent, received, ended } : { sent: 0, received: 0, ended }
}
