import { findDamage, type LogDamage } from './damage.ts'
import { type FolderSegments, tellMissing } from './folder-segments.ts'

/** What is wrong with the files of a log that nobody writes: looked for when it is watched, and again when they have changed. */
export class LogCheck {
  readonly #files: FolderSegments
  readonly #hasSums: boolean
  #damage: LogDamage | undefined
  #checked = ''

  constructor(files: FolderSegments, hasSums: boolean) {
    this.#files = files
    this.#hasSums = hasSums
  }

  /** What is known of it: sentences for a person. @param next how many entries there were, where that is known */
  problems(next: number | undefined): string[] {
    const { unreadable = 0, doubtful = 0, missing = 0 } = this.#damage ?? {}
    const left = Math.max(missing, (next ?? 0) - this.#files.next)
    return [
      ...(left > 0 ? [tellMissing(left)] : []),
      ...(unreadable > 0 ? [`${countEntries(unreadable)} of it cannot be read.`] : []),
      ...(doubtful > 0 ? [`${countEntries(doubtful)} may not be what was sent and received.`] : [])
    ]
  }

  /** Whether something else may have been written where an entry lies. */
  isDoubtful(seq: number): boolean {
    return this.#damage?.ranges.some(([from, end]) => from <= seq && seq < end) ?? false
  }

  /** Begins to look, unless it has looked at what is there. @param onFound told when more is known */
  begin(isEnded: boolean, signal: AbortSignal, onFound: () => void): void {
    const { segments } = this.#files
    const { count, dataBytes } = segments.at(-1) ?? {}
    const there = [segments.length, count, dataBytes, isEnded].join()
    if (there === this.#checked) return
    this.#checked = there
    const found = (damage: LogDamage | undefined) => {
      if (there !== this.#checked) return
      this.#damage = damage
      onFound()
    }
    // What cannot be read at all is told to whoever reads it.
    findDamage(this.#files, { hasSums: this.#hasSums, isEnded }, signal).then(found, () => undefined)
  }
}

function countEntries(count: number): string {
  return count === 1 ? '1 entry' : `${count.toLocaleString('en')} entries`
}
