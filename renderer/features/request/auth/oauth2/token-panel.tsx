import { KeyRound } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import type { DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'
import { Button } from '../../../../components/button.tsx'
import { useExchanges } from '../../../../state/exchanges.ts'
import {
  cancelToken,
  fetchToken,
  forgetToken,
  lookUpToken,
  refreshToken,
  type TokenTarget,
  useTokens
} from '../../../../state/oauth2.ts'
import { scopeOf, useScope } from '../../../../state/scope.ts'
import { findTab, useTabs } from '../../../../state/tabs.ts'
import { useWorkspaces } from '../../../../state/workspaces.ts'
import { BrowserWait } from './browser-wait.tsx'
import { TokenFacts } from './token-facts.tsx'

/** How long nothing must have been typed before the cache is asked for the token of it. */
const QUIET_MS = 300

/** The token that would be sent: whether there is one, how long it lives, and how another is got. */
export function TokenPanel({ tabId, oauth2 }: { tabId: string; oauth2: DraftOAuth2 }) {
  const target = useTarget(tabId, oauth2)
  const running = useExchanges(state => state.byTab[tabId]?.running ?? false)
  // A variable may have another value now, and with it the client another name.
  const variables = useScope(scope => scope.variables)
  const { token, wait, problem } = useTokens(({ byTab }) => byTab[tabId]) ?? {}

  // biome-ignore lint/correctness/useExhaustiveDependencies: a request that was sent may have got a token
  useEffect(() => {
    const timer = setTimeout(() => void lookUpToken(tabId, target), QUIET_MS)
    return () => clearTimeout(timer)
  }, [tabId, target, variables, running])

  return (
    <section aria-label="Token" className="rounded-md border border-line bg-raised px-3.5 py-2.5">
      <div className="flex flex-wrap items-center gap-2">
        <KeyRound aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <div role="status" className="min-w-40 flex-1 text-sm">
          {wait ? <Waiting person={wait.for === 'person'} /> : <TokenFacts token={token} />}
        </div>
        {wait ? (
          <Button size="small" onClick={() => cancelToken(tabId)}>
            Cancel
          </Button>
        ) : (
          <>
            {token && (
              <Button size="small" variant="ghost" onClick={() => void forgetToken(tabId, target)}>
                Forget
              </Button>
            )}
            {token?.canRefresh && (
              <Button size="small" onClick={() => void refreshToken(tabId, target)}>
                Refresh
              </Button>
            )}
            <Button
              size="small"
              variant={token ? 'plain' : 'primary'}
              onClick={() => void fetchToken(tabId, target)}
            >
              {token ? 'Get a new token' : 'Get token'}
            </Button>
          </>
        )}
      </div>
      {wait?.for === 'person' && <BrowserWait tabId={tabId} wait={wait} />}
      {problem !== undefined && !wait && (
        <p role="alert" className="mt-2 select-text border-line border-t pt-2 text-bad text-xs">
          {problem}
        </p>
      )}
    </section>
  )
}

function Waiting({ person }: { person: boolean }) {
  return <p>{person ? 'Waiting for the browser…' : 'Asking the server…'}</p>
}

function useTarget(tabId: string, oauth2: DraftOAuth2): TokenTarget {
  const path = useTabs(({ tabs }) => tabs.find(({ id }) => id === tabId)?.source?.path)
  const workspaces = useWorkspaces()
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the tab lies is read of these
  return useMemo(() => {
    const tab = findTab(tabId)
    return { oauth2, scope: tab ? scopeOf(tab) : {} }
  }, [tabId, oauth2, path, workspaces])
}
