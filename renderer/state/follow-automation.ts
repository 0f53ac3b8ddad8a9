import { dequal } from 'dequal'
import { type Automation, automationOf } from '#shared/automation/automation-of-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { host } from './host.ts'
import { tellFailure } from './notices.ts'
import { addProblems } from './problems.ts'
import { onAutomationPut } from './put-automation.ts'
import { findTab, useTabs } from './tabs.ts'

/** So long after the last key what was typed takes effect: half a pattern matches what nobody meant. */
const TYPED_MS = 300

/** By tab. */
const followed = new Map<string, FollowedAutomation>()

/** What a session was opened with. */
interface Opened {
  logId: string
  draft: Draft
  /** Of the file that the draft was made from, if there is one. */
  revision: string | undefined
}

/**
 * Has a session send by itself what a person makes of its tab, from now on: what is switched on or off takes effect at
 * once. What comes with another version of the file waits until a person changes it, or connects the next time.
 * @param onHeld told whether something waits for that
 * @returns what ends it
 */
export function followAutomation(
  tabId: string,
  opened: Opened,
  onHeld: (isHeld: boolean) => void
): () => void {
  const follows = new FollowedAutomation(tabId, opened, onHeld)
  followed.set(tabId, follows)
  const leave = useTabs.subscribe(() => follows.look())
  const leaveEdits = onAutomationPut(tabId, () => follows.release())
  follows.look()
  return () => {
    leave()
    leaveEdits()
    follows.end()
    if (followed.get(tabId) === follows) followed.delete(tabId)
  }
}

/** Has the session of a tab send by itself what stands there, wherever that came from. */
export async function applyAutomation(tabId: string): Promise<void> {
  await followed.get(tabId)?.apply()
}

class FollowedAutomation {
  readonly #tabId: string
  readonly #logId: string
  readonly #onHeld: (isHeld: boolean) => void
  /** What was looked at last. */
  #seen: Draft
  #revision: string | undefined
  /** Undefined where some of it had problems. */
  #applied: Automation | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #turn = Promise.resolve()
  #isHeld = false
  #isEnded = false

  constructor(tabId: string, { logId, draft, revision }: Opened, onHeld: (isHeld: boolean) => void) {
    this.#tabId = tabId
    this.#logId = logId
    this.#onHeld = onHeld
    this.#seen = draft
    this.#revision = revision
    this.#applied = automationOf(draft)
  }

  look(): void {
    const tab = findTab(this.#tabId)
    if (!tab) return
    const before = this.#seen
    const isOfFile = tab.source?.revision !== this.#revision
    this.#revision = tab.source?.revision
    this.#seen = tab.draft
    const { automation, messages } = tab.draft
    if (automation === before.automation && messages === before.messages) return
    if (isOfFile) {
      if (!dequal([automation, messages], [before.automation, before.messages])) this.#hold(true)
      return
    }
    // Who edits anything else has not looked at what waits.
    if (this.#isHeld) return
    this.#applyIn(switchesOf(tab.draft) === switchesOf(before) ? TYPED_MS : 0)
  }

  /** A person is about to change what waits: it waits no longer. */
  release(): void {
    if (!this.#isHeld) return
    this.#hold(false)
    this.#applyIn(TYPED_MS)
  }

  /** One after the other, so that the last word counts. */
  apply(): Promise<void> {
    clearTimeout(this.#timer)
    this.#hold(false)
    this.#turn = this.#turn.then(() => this.#bringUpToDate())
    return this.#turn
  }

  end(): void {
    this.#isEnded = true
    clearTimeout(this.#timer)
  }

  #applyIn(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.apply(), ms)
  }

  #hold(isHeld: boolean): void {
    if (isHeld) clearTimeout(this.#timer)
    if (isHeld !== this.#isHeld) this.#onHeld(isHeld)
    this.#isHeld = isHeld
  }

  async #bringUpToDate(): Promise<void> {
    if (this.#isEnded) return
    const draft = this.#seen
    try {
      const problems = await this.#configure(automationOf(draft))
      if (draft === this.#seen && !this.#isEnded) addProblems(this.#tabId, problems)
    } catch (error) {
      this.#applied = undefined
      if (!this.#isEnded) tellFailure('What is sent by itself was not changed', error)
    }
  }

  /** What has problems is off until it is mended: it keeps nothing else from being switched off. */
  async #configure(next: Automation): Promise<DraftProblem[]> {
    const { timed, answers } = next
    if (this.#applied && dequal([timed, answers], [this.#applied.timed, this.#applied.answers])) return []
    const client = await host.ready()
    const { problems } = await client.call('socket.configure', { id: this.#logId, timed, answers })
    if (problems.length > 0)
      await client.call('socket.configure', { id: this.#logId, ...withoutWrong(next, problems) })
    this.#applied = problems.length > 0 ? undefined : next
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
