import type { InputOf } from '#shared/contract/define.ts'
import type { textContract } from '#shared/contract/text.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { TextEvent, TextNotice } from '#shared/model/text-document.ts'
import { type TextClient, TextDocument } from './text-document.ts'

export type OpenTextInput = InputOf<typeof textContract, 'text.open'>

/** Waits for whom a document is asked of. */
export type Connect = (signal: AbortSignal) => Promise<TextClient>

export type DocumentState =
  | { state: 'opening' }
  | { state: 'stopped' }
  | { state: 'failed'; error: ClientError }
  | {
      state: 'open'
      document: TextDocument
      rows: number
      readBytes: number
      /** What is known once all of it has been read. */
      whole?: { size: number; notices: readonly TextNotice[] }
    }

/** A document of the host with whoever looks at it, which may be nobody for a while. It is open until it is closed. */
export class HeldDocument {
  readonly input: OpenTextInput
  readonly #followers = new Set<() => void>()
  readonly #onEnd: () => void
  readonly #abort = new AbortController()
  #state: DocumentState = { state: 'opening' }

  /** @param onEnd called when it is open no longer, whoever ended it */
  constructor(input: OpenTextInput, connect: Connect, onEnd: () => void) {
    this.input = input
    this.#onEnd = onEnd
    this.#follow(connect)
      .catch((error: unknown) =>
        this.#tell(
          this.#abort.signal.aborted
            ? { state: 'stopped' }
            : { state: 'failed', error: ClientError.wrap(error) }
        )
      )
      .finally(onEnd)
  }

  get state(): DocumentState {
    return this.#state
  }

  /** Whether somebody looks at it. */
  get isFollowed(): boolean {
    return this.#followers.size > 0
  }

  /** @returns ends it */
  follow(onChange: () => void): () => void {
    this.#followers.add(onChange)
    return () => {
      this.#followers.delete(onChange)
      // What is laid out goes on to be; what a filter would find may take long, and nobody waits for it.
      if (!this.isFollowed && this.input.filter && !this.#isWhole) this.close()
    }
  }

  close(): void {
    this.#abort.abort()
    this.#onEnd()
  }

  get #isWhole(): boolean {
    return this.#state.state === 'open' && this.#state.whole !== undefined
  }

  async #follow(connect: Connect): Promise<void> {
    const { signal } = this.#abort
    const client = await connect(signal)
    let document: TextDocument | undefined
    for await (const event of client.stream('text.open', this.input, { signal })) {
      if (event.kind === 'opened') document = new TextDocument(client, event)
      else if (document) this.#tell(take(document, event))
    }
    // It ends by itself only with what it is about.
    signal.throwIfAborted()
  }

  #tell(state: DocumentState): void {
    this.#state = state
    for (const onChange of this.#followers) onChange()
  }
}

function take(document: TextDocument, event: Exclude<TextEvent, { kind: 'opened' }>): DocumentState {
  document.count = event.rows
  const { totalBytes } = document.opened
  if (event.kind === 'progress')
    return { state: 'open', document, rows: event.rows, readBytes: event.readBytes }
  const { rows, size, notices } = event
  return { state: 'open', document, rows, readBytes: totalBytes, whole: { size, notices } }
}
