import type { scopeContract } from '#shared/contract/scope.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { processEnvName, templateKind } from '#shared/template/parse-template.ts'
import { type ScopeWatchParts, watchScope } from './scope/watch-scope.ts'

export function scopeHandlers(parts: ScopeWatchParts): Handlers<typeof scopeContract> {
  return {
    'scope.watch': (scope, { signal }) => watchScope(scope, parts, signal),
    async 'scope.reveal'({ scope, name }) {
      const { variables, processEnv } = await parts.gatherScope(scope)
      const value =
        templateKind(name) === 'process-env'
          ? processEnv.get(processEnvName(name))
          : variables.get(name)?.value
      return value === undefined ? {} : { value }
    }
  }
}
