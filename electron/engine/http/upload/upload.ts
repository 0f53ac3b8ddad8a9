import { ClientError } from '#shared/model/client-error.ts'

/** The bytes of a request body: at hand, or to be pulled. */
export type UploadSource = Uint8Array | PulledSource

interface PulledSource extends AsyncIterable<Uint8Array> {
  /** Takes the memory of a chunk back, to use it again. Not to be called while anyone still looks at it. */
  giveBack?(chunk: Uint8Array): void
}

export interface UploadListener {
  /** One more piece is handed on. */
  onPiece(piece: Uint8Array): void
  /** The source has no more. */
  onExhausted(): void
  /** Whether all that was handed on has left this process, so that its memory can be used again. */
  isFlushed(): boolean
}

const PIECE_BYTES = 256 * 1024

/** A request body in pieces, pulled by the writer as fast as the socket takes them. Can be held and stopped. */
export class Upload implements AsyncIterable<Uint8Array> {
  readonly #source: Iterator<Uint8Array> | AsyncIterator<Uint8Array>
  readonly #giveBack: (chunk: Uint8Array) => void
  readonly #listener: UploadListener
  #wake: (() => void) | undefined
  #held = false
  #stopped = false

  constructor(source: UploadSource, listener: UploadListener) {
    const atHand = source instanceof Uint8Array
    this.#source = atHand ? [source].values() : source[Symbol.asyncIterator]()
    this.#giveBack = chunk => !atHand && source.giveBack?.(chunk)
    this.#listener = listener
  }

  /** Hands on nothing more: the answer makes the rest needless. */
  hold(): void {
    this.#held = true
  }

  /** Ends it, also in the middle, and lets go of the source. */
  stop(): void {
    if (this.#stopped) return
    this.#stopped = true
    this.#wake?.()
    // Whether the source minds is of no interest any more.
    Promise.resolve(this.#source.return?.()).catch(() => {})
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    while (!this.#stopped) {
      const next = await this.#pull()
      if (!next || this.#stopped) return
      if (next.done) return this.#listener.onExhausted()
      for (let at = 0; at < next.value.byteLength; at += PIECE_BYTES) {
        if (this.#held) await new Promise<void>(resolve => this.#wakeBy(resolve))
        if (this.#stopped) return
        const piece = next.value.subarray(at, at + PIECE_BYTES)
        this.#listener.onPiece(piece)
        yield piece
      }
      if (this.#listener.isFlushed()) this.#giveBack(next.value)
    }
  }

  /** The next chunk, or undefined as soon as it is stopped: a source may never come up with its next. */
  #pull(): Promise<IteratorResult<Uint8Array> | undefined> {
    return new Promise((resolve, reject) => {
      this.#wakeBy(() => resolve(undefined))
      Promise.resolve(this.#source.next()).then(resolve, cause => reject(describeFailure(cause)))
    })
  }

  #wakeBy(wake: () => void): void {
    this.#wake = wake
    if (this.#stopped) wake()
  }
}

function describeFailure(cause: unknown): ClientError {
  if (cause instanceof ClientError) return cause
  const problem = cause instanceof Error ? cause.message : String(cause)
  return new ClientError('IO', { reason: 'upload', phase: 'send', facts: { problem }, cause })
}
