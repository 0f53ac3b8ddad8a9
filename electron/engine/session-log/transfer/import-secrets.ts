import type { Exchange } from '#shared/model/exchange.ts'
import { recordedSecrets } from '#shared/redaction/recorded-secrets.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { ImportProblems } from './import-problems.ts'

/** Each message is searched for all of it: a file may have any number of handshakes. */
const MAX_FORMS = 2000
const MAX_LENGTH = 256 * 1024

/** What is secret in a session that is imported, by the names of where it stands in its handshakes. */
export class ImportSecrets {
  readonly #problems: ImportProblems
  readonly #known = new Set<string>()
  #length = 0
  #isFull = false
  #forms: readonly string[] = []
  #bytes: readonly Buffer[] = []

  constructor(problems: ImportProblems) {
    this.#problems = problems
  }

  /** In all its forms: see `secretForms`. */
  get forms(): readonly string[] {
    return this.#forms
  }

  /** The same in bytes, longest first. */
  get bytes(): readonly Uint8Array[] {
    return this.#bytes
  }

  /** Takes in what a handshake proves with, as far as there is room: cookies after all else. */
  learn(handshake: Exchange): void {
    const before = this.#known.size
    for (const secret of recordedSecrets(handshake)) this.#add(secret)
    if (this.#known.size === before) return
    this.#forms = [...this.#known].sort((a, b) => b.length - a.length)
    this.#bytes = this.#forms.map(form => Buffer.from(form))
  }

  #add(secret: string): void {
    const more = secretForms([secret]).filter(form => !this.#known.has(form))
    const length = more.reduce((sum, form) => sum + form.length, 0)
    if (this.#known.size + more.length > MAX_FORMS || this.#length + length > MAX_LENGTH) {
      if (!this.#isFull) this.#problems.add(TOO_MANY)
      this.#isFull = true
      return
    }
    for (const form of more) this.#known.add(form)
    this.#length += length
  }
}

const TOO_MANY =
  'There are more credentials in its handshakes than its messages and notes can be searched for: some, cookies before others, are not covered in those.'
