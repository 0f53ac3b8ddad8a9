import { ClientError } from '#shared/model/client-error.ts'
import type { WorkerTalk } from '../../../components/worker-talk.ts'
import type { FeedQuestion } from './feed-question.ts'

/** So many bytes are handed over at once. */
const PIECE = 4 * 1024 * 1024

export interface FeedState<Known> {
  /** What the worker said last of what it was fed. */
  known: Known | undefined
  /** Counts the changes of that. */
  version: number
  readBytes: number
  reading: boolean
  /** It reads, or does something else that takes time. */
  busy: boolean
  failed: string | undefined
}

interface Feeding<Question, Answer> {
  /** Of the body, in bytes. */
  size: number
  read: (range: { from: number; to: number }, signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>
  worker: WorkerTalk<Question | FeedQuestion, Answer>
  onState: (state: FeedState<Answer>) => void
}

/** Feeds a stored body to a worker, each byte once and in order, as far as somebody wants it. */
export class BodyFeed<Question, Answer> {
  readonly #feeding: Feeding<Question, Answer>
  readonly #leave = new AbortController()
  #state: FeedState<Answer> = nothingYet()
  /** So far it has been fed, and so far it shall be. */
  #at = 0
  #target = 0
  #reading = false
  #changes = 0

  constructor(feeding: Feeding<Question, Answer>) {
    this.#feeding = feeding
  }

  /** @param question asked before anything is fed */
  open(question: Question | FeedQuestion, bytes: number): void {
    // Of what is fed the answer says more.
    this.ask(question).catch(this.#fail)
    this.readMore(bytes)
  }

  /** Asks something that changes nothing. */
  ask(question: Question | FeedQuestion): Promise<Answer> {
    return this.#feeding.worker.ask(question)
  }

  /** Asks something that changes what is known. */
  change(question: Question | FeedQuestion): void {
    this.#changes++
    this.#tell()
    const done = (change: Partial<FeedState<Answer>>) => {
      this.#changes--
      this.#tell(change)
    }
    this.ask(question).then(
      known => done({ known }),
      (error: unknown) => done(failureOf(error))
    )
  }

  /** Reads on by so many bytes, or by so many more than it was to read. */
  readMore(bytes: number): void {
    this.#target = Math.min(this.#feeding.size, this.#target + bytes)
    if (!this.#reading) void this.#readOn().catch(this.#fail)
  }

  /** Reads no further than it has. */
  pause(): void {
    this.#target = this.#at
  }

  end(): void {
    this.#leave.abort()
    this.#feeding.worker.end()
  }

  async #readOn(): Promise<void> {
    this.#reading = true
    this.#tell()
    try {
      // Where it was to go on and then was not, the worker is told so by a piece with nothing in it.
      for (let settled = true; this.#at < this.#target || !settled; ) {
        const bytes = await this.#nextPiece()
        if (bytes.byteLength > 0 && this.#at >= this.#target) continue
        settled = await this.#feed(bytes)
      }
    } finally {
      this.#reading = false
      this.#tell()
    }
  }

  async #nextPiece(): Promise<Uint8Array<ArrayBuffer>> {
    const to = Math.min(this.#at + PIECE, this.#target)
    if (to <= this.#at) return new Uint8Array()
    return this.#feeding.read({ from: this.#at, to }, this.#leave.signal)
  }

  /** @returns whether the worker was told that no more follows for now */
  async #feed(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const to = this.#at + bytes.byteLength
    const pause = to >= this.#target
    const feed = { kind: 'feed', bytes, last: to === this.#feeding.size, pause } as const
    this.#at = to
    const known = await this.#feeding.worker.ask(feed, [bytes.buffer])
    this.#tell({ known, readBytes: to })
    return pause
  }

  readonly #fail = (error: unknown) => this.#tell(failureOf(error))

  #tell(change: Partial<FeedState<Answer>> = {}): void {
    if (this.#leave.signal.aborted) return
    const version = this.#state.version + (change.known === undefined ? 0 : 1)
    const reading = this.#reading
    this.#state = { ...this.#state, ...change, version, reading, busy: reading || this.#changes > 0 }
    this.#feeding.onState(this.#state)
  }
}

export function nothingYet<Known>(): FeedState<Known> {
  return { known: undefined, version: 0, readBytes: 0, reading: true, busy: true, failed: undefined }
}

function failureOf(error: unknown) {
  return { failed: ClientError.wrap(error).message }
}
