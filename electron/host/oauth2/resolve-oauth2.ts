import type { DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'
import { dynamicValues } from '../scope/dynamic-values.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import { scopeLookup } from '../scope/scope-lookup.ts'
import { TextResolver, type UnresolvedAt } from '../send/resolve-texts.ts'
import { resolveOAuth2Texts } from './resolve-oauth2-texts.ts'

/** OAuth 2 with values in the place of its templates. */
export interface ResolvedOAuth2 {
  oauth2: DraftOAuth2
  /** Values of secrets that went into it. */
  secrets: readonly string[]
}

/** OAuth 2 with values in the place of its templates, as they are for the requests of a scope. */
export async function resolveOAuth2(
  oauth2: DraftOAuth2,
  scope: GatheredScope
): Promise<ResolvedOAuth2 & { unresolved: readonly UnresolvedAt[] }> {
  const resolver = new TextResolver(scopeLookup(scope, await dynamicValues([JSON.stringify(oauth2)])))
  const resolved = resolveOAuth2Texts(oauth2, resolver)
  return { oauth2: resolved, secrets: [...resolver.secrets], unresolved: resolver.unresolved }
}
