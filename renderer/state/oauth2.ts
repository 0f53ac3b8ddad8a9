import { create } from 'zustand'
import { ClientError } from '#shared/model/client-error.ts'
import type { DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'
import type { OAuth2Event, OAuth2TokenState } from '#shared/model/oauth2.ts'
import type { Scope } from '#shared/model/scope.ts'
import { onTabClosed } from './closed-tabs.ts'
import { explainFailure } from './explain-failure.ts'
import { host } from './host.ts'
import { clearProblem, reportProblems } from './problems.ts'
import { reportUnrecorded } from './storage-problems.ts'
import { findTab } from './tabs.ts'

/** Whose token is spoken of. */
export interface TokenTarget {
  oauth2: DraftOAuth2
  scope: Scope
}

/** What getting a token waits for: the server, or a person in the browser. */
export type TokenWait =
  | { for: 'server' }
  /** `opened`: the shell has opened it. `paste`: the address it ends at is to be given back by hand. */
  | { for: 'person'; url: string; opened: boolean; paste: boolean }

export interface TokenView {
  /** Of the cache; null when it holds none, undefined until it was told. */
  token?: OAuth2TokenState | null
  wait?: TokenWait | undefined
  problem?: string | undefined
}

/** The OAuth 2 token that each tab would send. */
export const useTokens = create<{ byTab: Readonly<Record<string, TokenView>> }>(() => ({ byTab: {} }))

interface Fetching {
  abort: AbortController
  giveAddress: (address: string) => void
}

const fetching = new Map<string, Fetching>()

/** Looks for the token in the cache. What cannot be looked up yet, half typed, is none. */
export async function lookUpToken(tabId: string, target: TokenTarget): Promise<void> {
  try {
    const { token } = await (await host.ready()).call('oauth2.token', target)
    show(tabId, { token: token ?? null })
  } catch (thrown) {
    show(tabId, { token: null, problem: explainFailure(thrown) })
  }
}

/** Gets a new token, whatever is in the cache. */
export async function fetchToken(tabId: string, target: TokenTarget): Promise<void> {
  cancelToken(tabId)
  const abort = new AbortController()
  let giveAddress: Fetching['giveAddress'] = () => {}
  const address = new Promise<string>(resolve => {
    giveAddress = resolve
  })
  const mine = { abort, giveAddress }
  fetching.set(tabId, mine)
  show(tabId, { wait: { for: 'server' }, problem: undefined })
  try {
    const client = await host.ready(abort.signal)
    const messages = pasted(address)
    for await (const event of client.stream('oauth2.fetch', target, { signal: abort.signal, messages })) {
      if (fetching.get(tabId) !== mine) return
      tell(tabId, event)
    }
  } catch (thrown) {
    if (fetching.get(tabId) === mine && !abort.signal.aborted) explain(tabId, thrown)
  } finally {
    if (fetching.get(tabId) === mine) {
      fetching.delete(tabId)
      show(tabId, { wait: undefined })
    }
  }
}

function tell(tabId: string, event: OAuth2Event): void {
  if (event.type === 'unrecorded') reportUnrecorded(event.problem)
  else if (event.type === 'token') {
    clearProblem(tabId, 'auth.oauth2')
    show(tabId, { token: event.token })
  } else {
    const { url, opened, paste } = event
    show(tabId, { wait: { for: 'person', url, opened, paste } })
  }
}

/** Gives up the wait for a token. */
export function cancelToken(tabId: string): void {
  fetching.get(tabId)?.abort.abort()
}

/** The address that the browser ended at, which a person has copied. */
export function giveAddress(tabId: string, address: string): void {
  fetching.get(tabId)?.giveAddress(address)
  show(tabId, { wait: { for: 'server' } })
}

export async function refreshToken(tabId: string, target: TokenTarget): Promise<void> {
  show(tabId, { wait: { for: 'server' }, problem: undefined })
  try {
    for await (const event of (await host.ready()).stream('oauth2.refresh', target)) tell(tabId, event)
  } catch (thrown) {
    explain(tabId, thrown)
  } finally {
    show(tabId, { wait: undefined })
  }
}

export async function forgetToken(tabId: string, target: TokenTarget): Promise<void> {
  try {
    await (await host.ready()).call('oauth2.forget', target)
    show(tabId, { token: null, problem: undefined })
  } catch (thrown) {
    explain(tabId, thrown)
  }
}

async function* pasted(address: Promise<string>): AsyncGenerator<{ redirectedTo: string }> {
  yield { redirectedTo: await address }
}

/** At its field where there is one, and always beside the token. */
function explain(tabId: string, thrown: unknown): void {
  const { field, message } = ClientError.wrap(thrown)
  if (field?.startsWith('auth.oauth2.')) reportProblems(tabId, [{ field, problem: message }])
  show(tabId, { problem: field === undefined ? explainFailure(thrown) : message })
}

onTabClosed(tabId => {
  cancelToken(tabId)
  useTokens.setState(({ byTab: { [tabId]: _, ...others } }) => ({ byTab: others }))
})

function show(tabId: string, change: TokenView): void {
  if (!findTab(tabId)) return
  useTokens.setState(({ byTab }) => ({ byTab: { ...byTab, [tabId]: { ...byTab[tabId], ...change } } }))
}
