/** A document that may be looked at, as a shell answers with it. */
export interface PreviewDocument {
  html: string
  /** Its Content-Security-Policy. */
  policy: string
}

/** The documents that a shell serves at the moment, each at an address that nobody guesses. */
export class PreviewShelf {
  readonly #documents = new Map<string, PreviewDocument>()

  /** Serves a document under the id that it tells, until the signal. */
  async *show(document: PreviewDocument, signal: AbortSignal): AsyncGenerator<{ id: string }> {
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

  find(id: string): PreviewDocument | undefined {
    return this.#documents.get(id)
  }
}
