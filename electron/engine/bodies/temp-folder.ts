import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'

/** Process ids mean something on their machine only: containers may share a temp folder. */
const PREFIX = `sonde-bodies-${hostname().replace(/[^\w.]/g, '_')}-`

/** A folder for files that live no longer than this process. Made when it is first needed. */
export class TempFolder {
  readonly #parent: string
  #path: string | undefined
  readonly #onExit = () => this.remove()

  constructor(parent: string = tmpdir()) {
    this.#parent = parent
  }

  /** Where the folder is; only its owner can enter it. */
  get path(): string {
    if (this.#path === undefined) {
      mkdirSync(this.#parent, { recursive: true })
      this.#path = mkdtempSync(join(this.#parent, `${PREFIX}${process.pid}-`))
      process.once('exit', this.#onExit)
    }
    return this.#path
  }

  /** Whether there is one by now. */
  get isMade(): boolean {
    return this.#path !== undefined
  }

  /** Removes what processes that have died left beside it: bodies are private, and can be large. */
  sweep(): void {
    sweepLeftovers(this.#parent)
  }

  remove(): void {
    process.off('exit', this.#onExit)
    if (this.#path !== undefined) rmSync(this.#path, { recursive: true, force: true })
    this.#path = undefined
  }
}

function sweepLeftovers(parent: string): void {
  for (const name of namesIn(parent)) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN
    if (!(pid > 0) || isAlive(pid)) continue
    try {
      rmSync(join(parent, name), { recursive: true, force: true })
    } catch {
      // Someone else's: only its owner can remove it.
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // It does not exist yet, or is not ours to read: then nothing of ours is in it.
    return []
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
