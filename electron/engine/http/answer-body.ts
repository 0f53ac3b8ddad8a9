import type { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo, ResponseHead, Warning } from '#shared/model/exchange.ts'
import type { BodyReceiver } from './decoding/body-receiver.ts'
import type { HopPlan } from './hop-plan.ts'
import { receiveBody } from './receive-body.ts'

/** So much of a body that nobody wants is read, so that the connection can be used again. */
const MAX_UNWANTED_BYTES = 256 * 1024

export interface AnswerBodyListener {
  /** What was taken is stored by now, or `failure` says why not: else more may come. */
  onStored(): void
  /** It cannot be stored or decoded. */
  onBodyFailed(error: ClientError): void
  /** There is more of a body that nobody wants than a connection is worth. */
  onTooMuch(): void
}

/** The body of one hop's answer on its way in: stored where it is kept, else read and dropped. */
export class AnswerBody {
  readonly #plan: HopPlan
  readonly #listener: AnswerBodyListener
  /** Absent while there is no answer, and for one whose body is of no interest. */
  #receiver: BodyReceiver | undefined
  #droppedBytes = 0
  /** Whether it arrived to its end, and was stored. */
  #isComplete = false

  constructor(plan: HopPlan, listener: AnswerBodyListener) {
    this.#plan = plan
    this.#listener = listener
  }

  /** Where it is stored; undefined where it is not kept. */
  get id(): string | undefined {
    return this.#receiver?.id
  }

  /** Why no more of it is stored. */
  get failure(): ClientError | undefined {
    return this.#receiver?.failure
  }

  /** It is the answer that counts. @param warnings gets what is to be said of its coding */
  keep(head: ResponseHead, warnings: Warning[]): void {
    const onFailed = (failure: ClientError) => this.#listener.onBodyFailed(failure)
    this.#receiver = receiveBody(this.#plan, head, warnings, onFailed)
  }

  /** @returns false when nothing more should come until `onStored` */
  take(chunk: Uint8Array): boolean {
    const receiver = this.#receiver
    if (!receiver) {
      this.#droppedBytes += chunk.byteLength
      if (this.#droppedBytes > MAX_UNWANTED_BYTES) queueMicrotask(() => this.#listener.onTooMuch())
      return true
    }
    if (receiver.write(chunk)) return true
    receiver.drained(() => queueMicrotask(() => this.#listener.onStored()))
    return false
  }

  /**
   * Nothing more comes. @param isComplete whether that was its end
   * @param withinMs so long what came is decoded; without end where absent
   * @returns settles when what came is stored; undefined when it is already
   */
  finish(isComplete: boolean, withinMs: number | undefined): Promise<void> | undefined {
    this.#isComplete = isComplete
    return this.#receiver?.finish(isComplete, withinMs)
  }

  /** Leaves what has not been decoded and stored by now. */
  stop(): void {
    this.#isComplete = false
    this.#receiver?.stop()
  }

  describe(): BodyInfo | undefined {
    return this.#receiver?.describe(this.#isComplete)
  }
}
