import { closeSync, fchmodSync, fstatSync, openSync, writeSync } from 'node:fs'
import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { UsageError } from '../usage-error.ts'

/** Of curl: what cannot be written. */
const UNWRITABLE = 23
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
    if (path === '-') throw new UsageError('--log -: standard output is for messages; name a file')
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
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at)
    } catch (error) {
      this.#isOver = true
      closeSync(this.#fd)
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
