import type { Scope } from '#shared/model/scope.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { RowSecrets } from '#shared/run/cover-row.ts'
import { composeRequest } from '../send/compose-request.ts'
import type { GatherScope } from '../send/gather-or-refuse.ts'
import type { ReadRequest } from './send-item.ts'

/** A request, and where it lies. */
export interface PlacedRequest {
  request: ReadRequest
  scope: Scope
}

/**
 * What is secret in requests that are about to be sent, as far as that is known before any of them is: what they would
 * prove themselves with, and the secrets that hold for them. No token is asked for, and what is wrong with them is not
 * said.
 */
export async function secretsAhead(
  requests: Iterable<PlacedRequest>,
  gatherScope: GatherScope
): Promise<RowSecrets> {
  const names = new Set<string>()
  const secrets = new Set<SecretForm>()
  for (const { request, scope } of requests) {
    try {
      const gathered = await gatherScope(scope)
      for (const name of gathered.secretNames) names.add(name)
      for (const { secret, value } of gathered.variables.values())
        if (secret && value !== undefined) secrets.add(value)
      const composed = await composeRequest(request.draft, request.name, gathered, undefined)
      for (const secret of composed.secrets) secrets.add(secret)
    } catch {
      // It will be told of the request itself.
    }
  }
  return { names, forms: secretForms(secrets) }
}
