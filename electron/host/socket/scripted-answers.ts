import type { SessionMessage } from '#engine/session-log/session-entry.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ScriptedAnswer } from '#shared/model/socket/automation.ts'
import { AnswerRate, MAX_ANSWERS_PER_SECOND } from './answer-rate.ts'
import { MessageMatch } from './message-match.ts'
import { RuleSearch, SEARCH_MS } from './rule-search.ts'
import { type OnUnsent, problemOf, type SendByItself } from './timed-messages.ts'

const LEFT_OUT = `Looking for what rules wait for in all that came at once takes longer than ${SEARCH_MS} ms: some of it was left out.`

interface Rule extends ScriptedAnswer {
  index: number
  match: MessageMatch
  /** What was told last of why it could not be sent. */
  told?: string
}

/** Answers messages by rules: the first that matches counts. Costs nothing where there are none. */
export class ScriptedAnswers {
  readonly #send: SendByItself
  readonly #onUnsent: OnUnsent
  #rules: readonly Rule[] = []
  #rate = new AnswerRate()
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #search = new RuleSearch<Rule>({
    isWanted: rule => this.#rules.includes(rule),
    onFound: rule => this.#answer(rule),
    onRunaway: rule => this.#giveUp(rule),
    onLeftOut: rule => this.#tell(rule, LEFT_OUT)
  })
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
    this.#search.add(Buffer.from(payload), rules)
  }

  stop(): void {
    this.#rules = []
    this.#search.stop()
    this.#dropWaiting()
  }

  #giveUp(rule: Rule): void {
    this.#rules = this.#rules.filter(other => other !== rule)
    this.#onUnsent(
      rule.index,
      `What this rule looks for took longer than ${SEARCH_MS} ms to find in a message, twice, so the rule was switched off.`
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
