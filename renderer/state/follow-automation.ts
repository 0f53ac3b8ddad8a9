import { dequal } from 'dequal'
import { type Automation, automationOf } from '#shared/automation/automation-of-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { host } from './host.ts'
import { tellFailure } from './notices.ts'
import { addProblems } from './problems.ts'
import { findTab, useTabs } from './tabs.ts'

/** So long after the last key what was typed takes effect: half a pattern matches what nobody meant. */
const TYPED_MS = 300

/**
 * Has a session send by itself what its tab says, from now on: what is switched on or off takes effect at once.
 * @param opened what it was opened with
 * @returns what ends it
 */
export function followAutomation(tabId: string, logId: string, opened: Draft): () => void {
  const followed = new FollowedAutomation(tabId, logId, opened)
  const leave = useTabs.subscribe(() => followed.look())
  followed.look()
  return () => {
    leave()
    followed.end()
  }
}

class FollowedAutomation {
  readonly #tabId: string
  readonly #logId: string
  /** What was looked at last. */
  #seen: Draft
  #applied: Automation
  #timer: ReturnType<typeof setTimeout> | undefined
  #isApplying = false
  #isEnded = false

  constructor(tabId: string, logId: string, opened: Draft) {
    this.#tabId = tabId
    this.#logId = logId
    this.#seen = opened
    this.#applied = automationOf(opened)
  }

  look(): void {
    const draft = findTab(this.#tabId)?.draft
    const { automation, messages } = this.#seen
    if (!draft || (draft.automation === automation && draft.messages === messages)) return
    const isSwitched = switchesOf(draft) !== switchesOf(this.#seen)
    this.#seen = draft
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#apply(), isSwitched ? 0 : TYPED_MS)
  }

  end(): void {
    this.#isEnded = true
    clearTimeout(this.#timer)
  }

  /** One after the other, so that the last word counts. */
  async #apply(): Promise<void> {
    if (this.#isApplying) return
    this.#isApplying = true
    try {
      for (let draft: Draft | undefined; draft !== this.#seen && !this.#isEnded; ) {
        draft = this.#seen
        const problems = await this.#configure(automationOf(draft))
        if (draft === this.#seen && !this.#isEnded) addProblems(this.#tabId, problems)
      }
    } catch (error) {
      if (!this.#isEnded) tellFailure('What is sent by itself was not changed', error)
    } finally {
      this.#isApplying = false
    }
  }

  /** What has problems is off until it is mended: it keeps nothing else from being switched off. */
  async #configure(next: Automation): Promise<DraftProblem[]> {
    const { timed, answers } = next
    if (dequal(timed, this.#applied.timed) && dequal(answers, this.#applied.answers)) return []
    const client = await host.ready()
    const { problems } = await client.call('socket.configure', { id: this.#logId, timed, answers })
    if (problems.length > 0) {
      const rest = withoutWrong(next, problems)
      await client.call('socket.configure', { id: this.#logId, ...rest })
    }
    this.#applied = next
    return problems.map(problem => ({ ...problem, field: `automation.${problem.field}` }))
  }
}

/** What is on, as one text. */
function switchesOf({ automation }: Draft): string {
  const { paused = false, timed = [], answers = [] } = automation ?? {}
  return JSON.stringify([paused, ...[timed, answers].map(list => list.map(({ enabled }) => enabled))])
}

function withoutWrong({ timed, answers }: Automation, problems: readonly DraftProblem[]) {
  const wrong = new Set(problems.map(({ field }) => field.split('.').slice(0, 2).join('.')))
  const without = <E extends { enabled: boolean }>(list: readonly E[], name: string) =>
    list.map((each, n) => (wrong.has(`${name}.${n}`) ? { ...each, enabled: false } : each))
  return { timed: without(timed, 'timed'), answers: without(answers, 'answers') }
}
