import type { ConsentRequest } from '#shared/model/consent.ts'
import type { DraftVariable } from '#shared/model/draft/draft-row.ts'
import { isSiteAddress } from '#shared/redaction/site-address.ts'
import { processEnvName, templateKind } from '#shared/template/parse-template.ts'
import type { TemplateLookup, TemplateValue } from '#shared/template/resolve-template.ts'
import type { DynamicValues } from './dynamic-values.ts'
import type { GatheredScope } from './gathered-scope.ts'
import { VariableStack } from './variable-stack.ts'

/** The scope of a request: its own variables count before all but those that were set while running. */
export function withRequestVariables(
  scope: GatheredScope,
  name: string,
  variables: readonly DraftVariable[]
): GatheredScope {
  if (variables.length + scope.setOnRequest.length === 0) return scope
  const stack = new VariableStack(scope)
  stack.lay({ kind: 'request', name }, variables)
  stack.laySet({ kind: 'request', name }, scope.setOnRequest)
  return { ...scope, variables: stack.variables, secretNames: stack.secretNames }
}

/** Finds what stands between braces in the requests of a scope. */
export function scopeLookup(scope: GatheredScope, dynamic: DynamicValues): TemplateLookup {
  return name => {
    switch (templateKind(name)) {
      case 'prompt':
        return undefined
      case 'dynamic': {
        const value = dynamic(name)
        return value === undefined ? undefined : { value, secret: false }
      }
      case 'process-env':
        return processEnvValue(scope, processEnvName(name))
      case 'variable': {
        const variable = scope.variables.get(name)
        if (!variable) return undefined
        const { secret, credential = false, type } = variable
        return { ...variable, secret: secret || credential, object: type === 'object' }
      }
    }
  }
}

/** What would have to be allowed for a name between braces to be resolved; undefined when that would not help. */
export function consentFor(scope: GatheredScope, name: string): ConsentRequest | undefined {
  if (scope.collectionId === undefined || templateKind(name) !== 'process-env') return undefined
  const variable = processEnvName(name)
  if (!scope.processEnvDenied.has(variable)) return undefined
  return { kind: 'process-env', names: [variable], collectionId: scope.collectionId }
}

/** The environment is where people keep keys: what comes from there is covered like a secret, but for addresses. */
function processEnvValue(scope: GatheredScope, name: string): TemplateValue | undefined {
  const value = scope.processEnv.get(name)
  if (value !== undefined) return { value, secret: !isSiteAddress(value) }
  if (!scope.processEnvDenied.has(name)) return undefined
  const problem =
    scope.collectionId === undefined
      ? `Only requests of a collection can be allowed to read ${name} of this machine’s environment.`
      : `The collection was not allowed to read ${name} of this machine’s environment.`
  return { secret: true, problem }
}
