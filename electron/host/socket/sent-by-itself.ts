import type { ScriptedAnswer, TimedMessage } from '#shared/model/socket/automation.ts'
import { ScriptedAnswers } from './scripted-answers.ts'
import type { SocketEvent } from './socket-events.ts'
import { type SendByItself, TimedMessages } from './timed-messages.ts'

/** So often is told how much was sent: it may be thousands in a second. */
const TELL_MS = 200

/** What a session sends by itself: by time, and by what comes. */
export class SentByItself {
  readonly timed: TimedMessages
  readonly answers: ScriptedAnswers
  readonly #tell: (event: SocketEvent) => void
  #telling: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(send: SendByItself, tell: (event: SocketEvent) => void) {
    this.#tell = tell
    const listen = (by: 'timer' | 'script') => ({
      onSent: () => this.#tellSoon(),
      onUnsent: (index: number, problem: string) => tell({ type: 'unsent', by, index, problem })
    })
    this.timed = new TimedMessages(send, listen('timer'))
    this.answers = new ScriptedAnswers(send, listen('script'))
  }

  /** @throws ClientError BUILD `query` or `jsonPath` */
  set({ timed, answers }: { timed?: readonly TimedMessage[]; answers?: readonly ScriptedAnswer[] }): void {
    if (answers) this.answers.set(answers)
    if (timed) this.timed.set(timed)
    if (answers || timed) this.#tellNow()
  }

  /** The connection that stands. */
  set lane(lane: number | undefined) {
    this.timed.lane = lane
    this.answers.lane = lane
  }

  stop(): void {
    this.#isStopped = true
    this.timed.stop()
    this.answers.stop()
    clearTimeout(this.#telling)
  }

  #tellSoon(): void {
    // What was being made when it was stopped may be sent after that.
    if (this.#isStopped) return
    this.#telling ??= setTimeout(() => this.#tellNow(), TELL_MS)
  }

  #tellNow(): void {
    clearTimeout(this.#telling)
    this.#telling = undefined
    this.#tell({ type: 'automated', timed: this.timed.sent, answers: this.answers.answered })
  }
}
