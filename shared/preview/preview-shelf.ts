import { ClientError } from '../model/client-error.ts'

/** A document that may be looked at, as a shell answers with it. */
export interface PreviewDocument {
  html: string
  /** Its Content-Security-Policy. */
  policy: string
}

/** The documents that a shell serves at the moment, each at an address that nobody guesses. */
export class PreviewShelf {
  readonly #documents = new Map<string, PreviewDocument>()
  #whyClosed: string | undefined

  /**
   * Serves a document under the id that it tells, until the signal.
   * @throws ClientError BUILD `unavailable` when it is closed
   */
  async *show(document: PreviewDocument, signal: AbortSignal): AsyncGenerator<{ id: string }> {
    const problem = this.#whyClosed
    if (problem !== undefined) throw new ClientError('BUILD', { reason: 'unavailable', facts: { problem } })
    if (signal.aborted) return
    const over = new Promise(resolve => signal.addEventListener('abort', resolve, { once: true }))
    const id = crypto.randomUUID()
    this.#documents.set(id, document)
    try {
      yield { id }
      await over
    } finally {
      this.#documents.delete(id)
    }
  }

  /** From now on nothing is shown. @param why a sentence for a person */
  close(why: string): void {
    this.#whyClosed = why
    this.#documents.clear()
  }

  find(id: string): PreviewDocument | undefined {
    return this.#documents.get(id)
  }
}
