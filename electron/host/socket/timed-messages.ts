import { isDeepStrictEqual } from 'node:util'
import { ClientError } from '#shared/model/client-error.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import type { TimedMessage } from '#shared/model/socket/automation.ts'
import type { MessageOrigin } from '#shared/model/socket/opcodes.ts'
import type { Sent } from './held-socket.ts'

/** @param lane the connection that it is meant for: it goes over no other */
export type SendByItself = (message: DraftMessage, origin: MessageOrigin, lane: number) => Promise<Sent>

export interface ByItselfListener {
  /** One more has been sent. */
  onSent(): void
  /** Told why one could not be sent: a sentence for a person. @param index of which timer or rule */
  onUnsent(index: number, problem: string): void
}

interface Timer {
  timed: TimedMessage
  index: number
  interval?: NodeJS.Timeout
  sent: number
  isSending: boolean
  /** What was told last of why it could not be sent. */
  told: string
}

/** Messages that are sent again and again while a connection stands. */
export class TimedMessages {
  readonly #send: SendByItself
  readonly #listener: ByItselfListener
  #timers: readonly Timer[] = []
  #lane: number | undefined

  constructor(send: SendByItself, listener: ByItselfListener) {
    this.#send = send
    this.#listener = listener
  }

  /** How often each of them was sent. */
  get sent(): number[] {
    return this.#timers.map(({ sent }) => sent)
  }

  /** All of them from now on. Those that stay the same go on; the others are counted anew. */
  set(list: readonly TimedMessage[]): void {
    const before = new Set(this.#timers)
    this.#timers = list.map((timed, index) => {
      const same = [...before].find(each => isSameButOn(each.timed, timed))
      if (!same) return { timed, index, sent: 0, isSending: false, told: '' }
      before.delete(same)
      return Object.assign(same, { timed, index, told: '' })
    })
    for (const gone of before) stop(gone)
    if (this.#lane !== undefined) this.#startAll()
  }

  /** The connection that stands. */
  set lane(lane: number | undefined) {
    for (const timer of this.#timers) stop(timer)
    this.#lane = lane
    if (lane !== undefined) this.#startAll()
  }

  stop(): void {
    this.lane = undefined
    this.#timers = []
  }

  #startAll(): void {
    for (const timer of this.#timers) {
      const { enabled, everyMs } = timer.timed
      if (!enabled) stop(timer)
      else if (!timer.interval) timer.interval = setInterval(() => void this.#sendOne(timer), everyMs)
    }
  }

  async #sendOne(timer: Timer): Promise<void> {
    const lane = this.#lane
    // One that takes longer than its time to be made leaves out a turn.
    if (timer.isSending || lane === undefined) return
    timer.isSending = true
    const problem = await this.#trySending(timer.timed.message, lane)
    timer.isSending = false
    if (problem !== '' && lane !== this.#lane) return
    if (problem === '') timer.sent++
    if (problem === '') this.#listener.onSent()
    else if (problem !== timer.told && timer.interval) this.#listener.onUnsent(timer.index, problem)
    timer.told = problem
  }

  /** @returns why it was not sent; empty when it was */
  async #trySending(message: DraftMessage, lane: number): Promise<string> {
    try {
      return problemOf(await this.#send(message, 'timer', lane))
    } catch (error) {
      return ClientError.wrap(error).message
    }
  }
}

function stop(timer: Timer): void {
  clearInterval(timer.interval)
  delete timer.interval
}

/** Whether two are the same, on or off. */
export function isSameButOn<T extends { enabled: boolean }>(one: T, other: T): boolean {
  return isDeepStrictEqual({ ...one, enabled: true }, { ...other, enabled: true })
}

/** Why a message could not be made; empty when it was. */
export function problemOf(sent: Sent): string {
  return 'problems' in sent ? sent.problems.map(({ problem }) => problem).join(' ') : ''
}
