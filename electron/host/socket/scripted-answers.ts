import type { SessionMessage } from '#engine/session-log/session-entry.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ScriptedAnswer } from '#shared/model/socket/automation.ts'
import { AnswerRate, MAX_ANSWERS_PER_SECOND } from './answer-rate.ts'
import { MessageMatch } from './message-match.ts'
import { type OnUnsent, problemOf, type SendByItself } from './timed-messages.ts'
import { runWithin } from './within-time.ts'

/** So long may be searched in what came at once: nothing else happens meanwhile. */
const SEARCH_MS = 250
/** What came is searched at the end of the turn, or when it is so much. */
const MAX_BATCH_BYTES = 8 * 1024 * 1024

interface Rule extends ScriptedAnswer {
  index: number
  match: MessageMatch
  /** What was told last of why it could not be sent. */
  told?: string
}

interface Arrived {
  payload: Buffer
  rules: readonly Rule[]
}

/** Answers messages by rules: the first that matches counts. Costs nothing where there are none. */
export class ScriptedAnswers {
  readonly #send: SendByItself
  readonly #onUnsent: OnUnsent
  #rules: readonly Rule[] = []
  #rate = new AnswerRate()
  readonly #timers = new Set<NodeJS.Timeout>()
  #batch: Arrived[] = []
  #batchBytes = 0
  #isScheduled = false
  #isOpen = false

  constructor(send: SendByItself, onUnsent: OnUnsent) {
    this.#send = send
    this.#onUnsent = onUnsent
  }

  /** Whether a connection stands. What waits for its time is for the one that it was meant for. */
  set isOpen(isOpen: boolean) {
    this.#isOpen = isOpen
    if (!isOpen) this.#dropWaiting()
  }

  /** All rules from now on. @throws ClientError BUILD `query` or `jsonPath` */
  set(rules: readonly ScriptedAnswer[]): void {
    const made = rules.map((rule, index) => ({ ...rule, index, match: new MessageMatch(rule.when) }))
    this.#rules = made.filter(({ enabled }) => enabled)
  }

  /** Its payload may be used again afterwards. */
  onMessage({ opcode, payload }: SessionMessage): void {
    if (this.#rules.length === 0) return
    const rules = this.#rules.filter(({ match }) => match.mayBe(opcode, payload.length))
    if (rules.length === 0) return
    this.#batch.push({ payload: Buffer.from(payload), rules })
    this.#batchBytes += payload.length
    if (this.#batchBytes > MAX_BATCH_BYTES) this.#search()
    else if (!this.#isScheduled) {
      this.#isScheduled = true
      setImmediate(() => {
        this.#isScheduled = false
        this.#search()
      })
    }
  }

  stop(): void {
    this.#rules = []
    this.#batch = []
    this.#dropWaiting()
  }

  #search(): void {
    const batch = this.#batch
    this.#batch = []
    this.#batchBytes = 0
    const answers: Rule[] = []
    let next = 0
    let current: Rule | undefined
    while (next < batch.length) {
      const isDone = runWithin(SEARCH_MS, () => {
        for (let arrived = batch[next]; arrived; arrived = batch[next]) {
          const found = arrived.rules.find(rule => {
            current = rule
            return this.#rules.includes(rule) && rule.match.holds(arrived.payload)
          })
          next++
          if (found) answers.push(found)
        }
      })
      if (!isDone && current) this.#giveUp(current)
    }
    for (const rule of answers) this.#answer(rule)
  }

  #giveUp(rule: Rule): void {
    this.#rules = this.#rules.filter(other => other !== rule)
    this.#onUnsent(
      rule.index,
      `What this rule looks for takes longer than ${SEARCH_MS} ms to find, so the rule was switched off.`
    )
  }

  #answer(rule: Rule): void {
    if (!this.#rate.take(performance.now())) {
      this.#tell(rule, `Rules answer at most ${MAX_ANSWERS_PER_SECOND} times a second: some were left out.`)
      return
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      void this.#sendOne(rule).finally(() => this.#rate.done())
    }, rule.delayMs)
    this.#timers.add(timer)
  }

  async #sendOne(rule: Rule): Promise<void> {
    if (!this.#isOpen) return
    try {
      this.#tell(rule, problemOf(await this.#send(rule.message, 'script')))
    } catch (error) {
      this.#tell(rule, ClientError.wrap(error).message)
    }
  }

  /** @param problem empty where there is none */
  #tell(rule: Rule, problem: string): void {
    if (problem !== '' && problem !== rule.told) this.#onUnsent(rule.index, problem)
    rule.told = problem
  }

  #dropWaiting(): void {
    for (const timer of this.#timers) {
      clearTimeout(timer)
      this.#rate.done()
    }
    this.#timers.clear()
  }
}
