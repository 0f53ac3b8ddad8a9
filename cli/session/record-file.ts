import { closeSync, fchmodSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { UNWRITABLE } from '../exit-statuses.ts'
import { isStandardOutput } from '../output/open-output.ts'
import { UsageError } from '../usage-error.ts'

/** What is said in a session may be meant for nobody else, whatever is masked in it. */
const OWNER_ONLY = 0o600

/**
 * The file of `--log`. What happens in one turn is written at its end, so that there it is whatever becomes of this
 * process; and nothing more is read before that is done.
 */
export class RecordFile {
  readonly #path: string
  readonly #fd: number
  readonly #onFailure: (error: UsageError) => void
  #waiting: string[] = []
  #isScheduled = false
  #isOver = false

  /**
   * @param onFailure told once, when it cannot be written any more
   * @throws UsageError when it cannot be opened
   */
  constructor(path: string, onFailure: (error: UsageError) => void) {
    if (isStandardOutput(path))
      throw new UsageError(`--log ${path}: standard output is for messages; name a file`)
    this.#path = path
    this.#onFailure = onFailure
    try {
      this.#fd = openSync(path, 'w', OWNER_ONLY)
      closeToOthers(this.#fd)
    } catch (error) {
      throw this.#failure(error)
    }
    process.once('exit', this.#flush)
  }

  /** @param line with its line end */
  write(line: string): void {
    if (this.#isOver) return
    this.#waiting.push(line)
    if (this.#isScheduled) return
    this.#isScheduled = true
    process.nextTick(this.#flush)
  }

  close(): void {
    this.#flush()
    process.off('exit', this.#flush)
    if (!this.#isOver) closeSync(this.#fd)
    this.#isOver = true
  }

  readonly #flush = (): void => {
    this.#isScheduled = false
    if (this.#waiting.length === 0) return
    const bytes = Buffer.from(this.#waiting.join(''))
    this.#waiting = []
    let written = 0
    try {
      while (written < bytes.length) written += writeSync(this.#fd, bytes, written)
    } catch (error) {
      this.#isOver = true
      abandon(this.#fd, bytes.subarray(0, written))
      this.#onFailure(this.#failure(error))
    }
  }

  #failure(error: unknown): UsageError {
    return new UsageError(`--log ${this.#path}: ${describeRefusal(error)}`, UNWRITABLE)
  }
}

/** What was there before keeps no rights of others, as if it were a new file. */
function closeToOthers(fd: number): void {
  const stats = fstatSync(fd)
  if (stats.isFile() && stats.uid === process.getuid?.()) fchmodSync(fd, OWNER_ONLY)
}

/** Leaves what takes no more. @param written last */
function abandon(fd: number, written: Buffer): void {
  try {
    takeBack(fd, written)
    closeSync(fd)
  } catch {
    // Why it takes no more is what is told.
  }
}

/** Of what there was no room for no half of a line stays in a file. */
function takeBack(fd: number, written: Buffer): void {
  const half = written.length - written.lastIndexOf('\n') - 1
  const stats = fstatSync(fd)
  if (half > 0 && stats.isFile()) ftruncateSync(fd, stats.size - half)
}
