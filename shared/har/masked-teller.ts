import { formatCount } from '../format/count.ts'
import { MASK } from '../redaction/redact-text.ts'
import { redactUrls } from '../redaction/redact-urls.ts'
import type { MaskedInHar } from './draft-of-har.ts'
import type { HarExchange } from './import-har.ts'

/** Says what of the requests of a file was masked there, of those in which it was the same at once. */
export class MaskedTeller {
  readonly #requests = new Map<string, string[]>()
  #read = 0

  /** One more of them. @param masked see `draftOfHar` */
  add({ exchange: { request } }: HarExchange, { leftOut, standing }: MaskedInHar): void {
    this.#read++
    const name = `${request.method} ${redactUrls(request.url)}`
    if (leftOut.length > 0) this.#note(`masked in the file, and left out: ${leftOut.join(', ')}.`, name)
    if (standing.length > 0)
      this.#note(`masked in the file, where ${MASK} stands for it: ${standing.join(', ')}.`, name)
  }

  /** Sentences for a person. */
  tell(): string[] {
    return [...this.#requests].map(([said, [first = '', ...more]]) => {
      if (this.#read === 1) return said.charAt(0).toUpperCase() + said.slice(1)
      return `${first}${more.length > 0 ? ` and ${formatCount(more.length)} more` : ''}: ${said}`
    })
  }

  #note(said: string, name: string): void {
    const known = this.#requests.get(said)
    if (known) known.push(name)
    else this.#requests.set(said, [name])
  }
}
