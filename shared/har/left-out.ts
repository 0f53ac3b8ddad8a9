/** Numbers that are listed one by one before the rest is counted. */
const MOST_LISTED = 3

/** What of the entries of a file was not read as it stands there, gathered by the reason: hundreds may share one. */
export class LeftOut {
  readonly #byReason = new Map<string, number[]>()

  /** @param index of the entry, from 0. @param why what follows a colon, with its full stop */
  whole(index: number, why: string): void {
    const known = this.#byReason.get(why)
    if (known) known.push(index)
    else this.#byReason.set(why, [index])
  }

  /** Sentences for a person. */
  tell(): string[] {
    return [...this.#byReason].map(
      ([why, entries]) => `${nameEntries(entries)} ${entries.length === 1 ? 'was' : 'were'} left out: ${why}`
    )
  }
}

/** As they are counted in the file: `Entries 1, 2 and 3`, `Entries 1, 2, 3 and 40 more`. */
function nameEntries(indexes: readonly number[]): string {
  const numbers = indexes.map(index => String(index + 1))
  if (numbers.length === 1) return `Entry ${numbers[0]}`
  const listed = numbers.slice(0, MOST_LISTED)
  const rest = numbers.length - listed.length
  const last = rest > 0 ? `${rest} more` : listed.pop()
  return `Entries ${listed.join(', ')} and ${last}`
}
