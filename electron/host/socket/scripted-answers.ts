import { isDeepStrictEqual } from 'node:util'
import type { SessionMessage } from '#engine/session-log/session-entry.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ScriptedAnswer } from '#shared/model/socket/automation.ts'
import { AnswerRate, MAX_ANSWERS_PER_SECOND } from './answer-rate.ts'
import { MessageMatch } from './message-match.ts'
import { RuleSearch, SEARCH_MS } from './rule-search.ts'
import { type ByItselfListener, isSameButOn, problemOf, type SendByItself } from './timed-messages.ts'

const LEFT_OUT = `Looking for what rules wait for in all that came at once takes longer than ${SEARCH_MS} ms: some of it was left out.`
const RAN_AWAY = `What this rule looks for took longer than ${SEARCH_MS} ms to find in a message, twice, so the rule was switched off.`

interface Rule {
  said: ScriptedAnswer
  index: number
  match: MessageMatch
  answered: number
  /** It ran away. It stays off until a person has it look for something else, or switches it off and on. */
  isGivenUp: boolean
  /** What was told last of why it could not be sent. */
  told: string
}

/** Answers messages by rules: the first that matches counts. Costs nothing where there are none. */
export class ScriptedAnswers {
  readonly #send: SendByItself
  readonly #listener: ByItselfListener
  #all: readonly Rule[] = []
  /** Those that are looked for. */
  #rules: readonly Rule[] = []
  #rate = new AnswerRate()
  /** Answers that wait for their time. */
  readonly #timers = new Map<NodeJS.Timeout, Rule>()
  readonly #search = new RuleSearch<Rule>({
    isWanted: rule => this.#rules.includes(rule),
    onFound: rule => this.#answer(rule),
    onRunaway: rule => this.#giveUp(rule),
    onLeftOut: rule => this.#tell(rule, LEFT_OUT)
  })
  #lane: number | undefined

  constructor(send: SendByItself, listener: ByItselfListener) {
    this.#send = send
    this.#listener = listener
  }

  /** How often each of them answered. */
  get answered(): number[] {
    return this.#all.map(({ answered }) => answered)
  }

  /** The connection that stands. What came over another is not answered any more. */
  set lane(lane: number | undefined) {
    if (lane === this.#lane) return
    this.#lane = lane
    this.#search.stop()
    this.#dropWaiting(() => true)
  }

  /** All rules from now on. What waits of those that are gone or off is not sent. @throws ClientError BUILD `query` or `jsonPath` */
  set(rules: readonly ScriptedAnswer[]): void {
    const before = new Set(this.#all)
    const givenUp = this.#all.flatMap(({ isGivenUp, said }) => (isGivenUp ? [said.when] : []))
    this.#all = rules.map((said, index) => {
      const isGivenUp = said.enabled && givenUp.some(when => isDeepStrictEqual(when, said.when))
      const same = [...before].find(each => isSameButOn(each.said, said))
      if (!same) return { said, index, match: matchOf(said), answered: 0, isGivenUp, told: '' }
      before.delete(same)
      const match = same.said.enabled === said.enabled ? same.match : matchOf(said)
      // In what came before, one that ran away is not looked for again.
      const rule = same.isGivenUp && !isGivenUp ? { ...same } : same
      return Object.assign(rule, { said, index, match, isGivenUp, told: '' })
    })
    this.#rules = this.#all.filter(({ said, isGivenUp }) => said.enabled && !isGivenUp)
    this.#dropWaiting(rule => !this.#rules.includes(rule))
    for (const { isGivenUp, index } of this.#all) if (isGivenUp) this.#listener.onUnsent(index, RAN_AWAY)
  }

  onMessage({ lane, opcode, payload, isLasting }: SessionMessage): void {
    if (this.#rules.length === 0 || lane !== this.#lane) return
    const rules = this.#rules.filter(({ match }) => match.mayBe(opcode, payload.length))
    if (rules.length === 0) return
    const { buffer, byteOffset, length } = payload
    this.#search.add(isLasting ? Buffer.from(buffer, byteOffset, length) : Buffer.from(payload), rules)
  }

  stop(): void {
    this.#rules = []
    this.#search.stop()
    this.#dropWaiting(() => true)
  }

  #giveUp(rule: Rule): void {
    rule.isGivenUp = true
    this.#rules = this.#rules.filter(other => other !== rule)
    this.#listener.onUnsent(rule.index, RAN_AWAY)
  }

  #answer(rule: Rule): void {
    if (!this.#rate.take(performance.now())) {
      this.#tell(rule, `Rules answer at most ${MAX_ANSWERS_PER_SECOND} times a second: some were left out.`)
      return
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      void this.#sendOne(rule).finally(() => this.#rate.done())
    }, rule.said.delayMs)
    this.#timers.set(timer, rule)
  }

  async #sendOne(rule: Rule): Promise<void> {
    const lane = this.#lane
    if (lane === undefined) return
    try {
      const problem = problemOf(await this.#send(rule.said.message, 'script', lane))
      this.#tell(rule, problem)
      if (problem !== '') return
      rule.answered++
      this.#listener.onSent()
    } catch (error) {
      if (lane === this.#lane) this.#tell(rule, ClientError.wrap(error).message)
    }
  }

  /** @param problem empty where there is none */
  #tell(rule: Rule, problem: string): void {
    if (problem !== '' && problem !== rule.told) this.#listener.onUnsent(rule.index, problem)
    rule.told = problem
  }

  #dropWaiting(isMeant: (rule: Rule) => boolean): void {
    for (const [timer, rule] of this.#timers) {
      if (!isMeant(rule)) continue
      clearTimeout(timer)
      this.#timers.delete(timer)
      this.#rate.done()
    }
  }
}

/** Of one that is off nothing is looked for, and nothing in it need be right. */
function matchOf({ enabled, when }: ScriptedAnswer): MessageMatch {
  return new MessageMatch(enabled ? when : {})
}
