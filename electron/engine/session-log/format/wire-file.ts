import { type FileHandle, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What went over the wire, of all lanes together. */
export interface WireBytes {
  sent: number
  received: number
}

const NAME = 'wire'
const BYTES = 16
/** Stands behind them, and before the number of the entry that would come next. */
const ENDED = 1
const NEXT_AT = BYTES + 1
const END_BYTES = 9

/** What a log says of its end. */
export interface WireRecord extends WireBytes {
  /** Whoever wrote it has ended it, or nothing went on: it is not broken off. */
  ended: boolean
  /** How many entries there were at its end, those that were dropped too, where it says so. */
  next?: number
}

/** The two numbers that are written over again while a session goes on, and whether it does. */
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

  /** All that was told is in the log. @param next the number of the entry that would come next */
  async end(next: number): Promise<void> {
    const bytes = Buffer.alloc(END_BYTES)
    bytes[0] = ENDED
    bytes.writeDoubleLE(next, 1)
    await this.#file.write(bytes, 0, END_BYTES, BYTES)
  }

  /** It goes on. */
  async goOn(): Promise<void> {
    await this.#file.write(Buffer.alloc(END_BYTES), 0, END_BYTES, BYTES)
  }

  async sync(): Promise<void> {
    await this.#file.datasync()
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}

/** @returns zeros where nothing is known of it */
export async function readWire(folder: string): Promise<WireRecord> {
  const bytes = await readFile(join(folder, NAME)).catch(() => Buffer.alloc(0))
  const ended = bytes[BYTES] === ENDED
  const next = ended && bytes.length >= BYTES + END_BYTES ? bytes.readDoubleLE(NEXT_AT) : Number.NaN
  const end = { ended, ...(isCount(next) && { next }) }
  if (bytes.length < BYTES) return { sent: 0, received: 0, ...end }
  const [sent, received] = [bytes.readDoubleLE(0), bytes.readDoubleLE(8)]
  return isCount(sent) && isCount(received) ? { sent, received, ...end } : { sent: 0, received: 0, ...end }
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0
}
