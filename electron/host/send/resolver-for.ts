import { dynamicValues } from '../scope/dynamic-values.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import { scopeLookup } from '../scope/scope-lookup.ts'
import { TextResolver } from './resolve-texts.ts'

/** Puts the values of a scope in the place of templates. @param texts whatever holds the texts that will be resolved */
export async function resolverFor(texts: object, scope: GatheredScope): Promise<TextResolver> {
  const values = Array.from(scope.variables.values(), ({ value = '' }) => value)
  return new TextResolver(scopeLookup(scope, await dynamicValues([JSON.stringify(texts), ...values])))
}
