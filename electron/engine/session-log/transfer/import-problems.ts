import { ClientError } from '#shared/model/client-error.ts'

/** So many are told one by one before the rest is counted. */
const MOST_TOLD = 3

/** Of what comes later than a session may last: see `MAX_SESSION_MS`. */
export const TOO_LATE = 'An entry says that it came more than a hundred years after the session began.'

/** What of a file could not be taken in, as sentences for a person. */
export class ImportProblems {
  readonly #told: string[] = []
  #others = 0

  add(problem: string): void {
    if (this.#told.length < MOST_TOLD) this.#told.push(problem)
    else this.#others++
  }

  /** The first, where there is one. */
  get first(): string | undefined {
    return this.#told[0]
  }

  get all(): string[] {
    if (this.#others === 0) return [...this.#told]
    const rest = `${this.#others.toLocaleString('en')} more ${this.#others === 1 ? 'line or message' : 'lines or messages'} could not be read.`
    return [...this.#told, rest]
  }
}

/** Why a file is not taken in. @param problem a sentence for a person */
export function refuseFile(problem: string): ClientError {
  return new ClientError('BUILD', { field: 'file', facts: { problem } })
}
