import { create } from 'zustand'
import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import { bodiesOf } from '#shared/model/exchange-bodies.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import type { Results } from '#shared/model/results.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { onTabClosed } from './closed-tabs.ts'
import { host } from './host.ts'
import { clearProblems, reportProblems } from './problems.ts'
import { runDraft } from './run-draft.ts'
import { sendingOf } from './sending-of.ts'
import { findTab, keepTab } from './tabs.ts'

export interface TabExchange {
  /** What was sent, so that it can be told whether the tab has changed since. */
  draft: Draft
  /** Whether Cancel has something to cancel: also while the host is still being waited for. */
  running: boolean
  /** What is secret in it, in all its forms: the screen covers it until asked. */
  secrets: readonly SecretForm[]
  live?: LiveExchange
  /** How its assertions and actions went, once they have been evaluated. */
  results?: Results
  /** Of an event stream: the log of its events, by its id. */
  logId?: string
  /** Why nothing could even begin, where no field is to blame. */
  refused?: ErrorRecord
}

interface ExchangesState {
  byTab: Readonly<Record<string, TabExchange>>
  /** Sends the tab's draft, unless it is running already or a field is wrong. */
  send(tabId: string): void
  /** Aborts what is running. What was measured stays in sight. */
  cancel(tabId: string): void
  /** Forgets a tab: aborts what is running and frees its body. */
  drop(tabId: string): void
}

const aborts = new Map<string, AbortController>()

/** The exchange of each tab: its latest one only. Bodies stay with the host. */
export const useExchanges = create<ExchangesState>((set, get) => {
  const put = (tabId: string, exchange: TabExchange) =>
    set(({ byTab }) => ({ byTab: { ...byTab, [tabId]: exchange } }))

  return {
    byTab: {},

    send(tabId) {
      const tab = findTab(tabId)
      const before = get().byTab[tabId]
      if (!tab || before?.running) return
      clearProblems(tabId)
      // What is under way is more than looked at.
      keepTab(tabId)
      const abort = new AbortController()
      aborts.set(tabId, abort)
      const { draft } = tab
      let now: TabExchange = { draft, running: true, secrets: [] }
      // Until it is known to go, the answer of before stays in sight.
      put(tabId, { ...(before ?? now), running: true })

      const isCurrent = () => aborts.get(tabId) === abort
      const show = (change: Partial<TabExchange>) => {
        now = { ...now, ...change }
        if (isCurrent()) put(tabId, now)
      }
      const notSent = (problems: readonly DraftProblem[]) => {
        if (!isCurrent()) return
        if (before) put(tabId, before)
        else get().drop(tabId)
        reportProblems(tabId, problems)
      }
      let refused = false
      const input = { ...sendingOf(tab), keepSent: true }
      runDraft(input, abort.signal, {
        onPrepared(secrets) {
          releaseBodies(before)
          show({ secrets })
        },
        onRefused(problems) {
          refused = true
          notSent(problems)
        },
        show(live) {
          if (!isCurrent()) {
            for (const id of bodiesOf(live.exchange)) host.releaseBody(id)
            return
          }
          show({ live, running: live.running })
          // Some things are found out only on the way, such as that a body cannot be signed.
          const { error } = live.exchange
          if (error?.code === 'BUILD' && error.field !== undefined)
            reportProblems(tabId, [{ field: error.field, problem: error.message }])
        },
        onLog: logId => show({ logId }),
        onResults: (results, secrets) => show({ results, secrets })
      }).catch((thrown: unknown) => {
        if (!isCurrent() || refused) return
        const error = ClientError.wrap(thrown)
        if (error.code === 'BUILD' && error.field !== undefined)
          return notSent([{ field: error.field, problem: error.message }])
        releaseBodies(before)
        show({ running: false, ...(error.code !== 'ABORTED' && { refused: error.toRecord() }) })
      })
    },

    cancel(tabId) {
      aborts.get(tabId)?.abort()
    },

    drop(tabId) {
      aborts.get(tabId)?.abort()
      aborts.delete(tabId)
      releaseBodies(get().byTab[tabId])
      set(({ byTab: { [tabId]: _, ...others } }) => ({ byTab: others }))
    }
  }
})

onTabClosed(tabId => useExchanges.getState().drop(tabId))

/** Shows an exchange of the history in a tab. Its body, if it is kept, is open in this session. */
export function showRecorded(
  tabId: string,
  {
    exchange,
    draft,
    results,
    logId
  }: { exchange: Exchange; draft: Draft; results: Results | undefined; logId: string | undefined }
): void {
  const live: LiveExchange = { exchange, running: false, progress: { sentBytes: 0, receivedBytes: 0 } }
  useExchanges.setState(({ byTab }) => ({
    byTab: {
      ...byTab,
      [tabId]: {
        ...{ draft, running: false, secrets: [], live },
        ...(results && { results }),
        ...(logId !== undefined && { logId })
      }
    }
  }))
}

function releaseBodies(exchange: TabExchange | undefined): void {
  const kept = exchange?.live?.exchange
  for (const id of kept ? bodiesOf(kept) : []) host.releaseBody(id)
}
