import { create } from 'zustand'
import { checkRequest } from '#shared/http/check-request.ts'
import { draftToRequest } from '#shared/http/draft-to-request.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import type { Results } from '#shared/model/results.ts'
import { host } from './host.ts'
import { clearProblems, reportProblems } from './problems.ts'
import { runExchange } from './run-exchange.ts'
import { forgetShownHop } from './shown-hop.ts'
import { findTab, useTabs } from './tabs.ts'

export interface TabExchange {
  /** What was sent, so that it can be told whether the tab has changed since. */
  draft: Draft
  /** Whether Cancel has something to cancel: also while the host is still being waited for. */
  running: boolean
  live?: LiveExchange
  /** How its assertions and actions went, once they have been evaluated. */
  results?: Results
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
      if (!tab || get().byTab[tabId]?.running) return
      const { request, settings, problems: unread, draftField } = draftToRequest(tab.draft)
      const refused = checkRequest(request).map(({ field, problem }) => ({
        field: draftField(field),
        problem
      }))
      const problems = [...refused, ...unread]
      if (problems.length > 0) {
        reportProblems(tabId, problems)
        return
      }
      clearProblems(tabId)
      releaseBody(get().byTab[tabId])
      const abort = new AbortController()
      aborts.set(tabId, abort)
      const { draft } = tab
      put(tabId, { draft, running: true })

      const isCurrent = () => aborts.get(tabId) === abort
      runExchange(request, { ...settings, signal: abort.signal }, live => {
        if (isCurrent()) {
          put(tabId, { draft, running: live.running, live })
          // Some things are found out only on the way, such as that a body cannot be signed.
          const { error } = live.exchange
          if (error?.code === 'BUILD' && error.field !== undefined)
            reportProblems(tabId, [{ field: draftField(error.field), problem: error.message }])
        } else if (live.exchange.body) host.releaseBody(live.exchange.body.id)
      }).catch((error: unknown) => {
        if (!isCurrent()) return
        const failure = ClientError.wrap(error)
        put(tabId, {
          draft,
          running: false,
          ...(failure.code !== 'BUILD' && failure.code !== 'ABORTED' && { refused: failure.toRecord() })
        })
        if (failure.code === 'BUILD' && failure.field !== undefined)
          reportProblems(tabId, [{ field: draftField(failure.field), problem: failure.message }])
      })
    },

    cancel(tabId) {
      aborts.get(tabId)?.abort()
    },

    drop(tabId) {
      aborts.get(tabId)?.abort()
      aborts.delete(tabId)
      releaseBody(get().byTab[tabId])
      set(({ byTab: { [tabId]: _, ...others } }) => ({ byTab: others }))
    }
  }
})

/** A closed tab takes its exchange with it, however it was closed. */
export function dropExchangesOfClosedTabs(): void {
  useTabs.subscribe((now, before) => {
    if (now.tabs === before.tabs) return
    const open = new Set(now.tabs.map(({ id }) => id))
    for (const { id } of before.tabs) {
      if (open.has(id)) continue
      useExchanges.getState().drop(id)
      clearProblems(id)
      forgetShownHop(id)
    }
  })
}

function releaseBody(exchange: TabExchange | undefined): void {
  const body = exchange?.live?.exchange.body
  if (body) host.releaseBody(body.id)
}
