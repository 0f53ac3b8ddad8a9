import { type ScopeState, useScope } from '../../../state/scope.ts'
import { useTabs } from '../../../state/tabs.ts'
import type { TabNames } from './look-up-name.ts'
import { variablesInForce } from './variables-in-force.ts'

/** The names that can stand between braces in a tab. */
export function useNames(tabId: string): TabNames {
  const type = useTabs(state => state.tabs.find(({ id }) => id === tabId)?.draft.type)
  const variables = useTabs(state => state.tabs.find(({ id }) => id === tabId)?.draft.variables)
  const scope = useScope()
  return namesOf({ type, variables }, scope)
}

type Own = Parameters<typeof variablesInForce>[0]

let latest: { own: Own; scope: ScopeState; names: TabNames } | undefined

/** Many fields ask for the names of the one tab in front: they are put together once. */
function namesOf(own: Own, scope: ScopeState): TabNames {
  if (latest?.own.type === own.type && latest?.own.variables === own.variables && latest?.scope === scope)
    return latest.names
  const variables = variablesInForce(own, scope.variables)
  const names = { known: scope.known, variables, processEnv: scope.processEnv.allowed }
  latest = { own, scope, names }
  return names
}
