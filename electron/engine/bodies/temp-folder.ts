import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
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

  /** Where the folder is; only its owner can enter it. Making it sweeps what dead processes have left. */
  get path(): string {
    if (this.#path === undefined) {
      sweepLeftovers(this.#parent)
      this.#path = mkdtempSync(join(this.#parent, `${PREFIX}${process.pid}-`))
      process.once('exit', this.#onExit)
    }
    return this.#path
  }

  remove(): void {
    process.off('exit', this.#onExit)
    if (this.#path !== undefined) rmSync(this.#path, { recursive: true, force: true })
    this.#path = undefined
  }
}

/** Removes the folders of processes that do not live any more. */
export function sweepLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN
    if (!(pid > 0) || isAlive(pid)) continue
    try {
      rmSync(join(parent, name), { recursive: true, force: true })
    } catch {
      // Someone else's: only its owner can remove it.
    }
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
