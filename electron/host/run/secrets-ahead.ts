import type { SecretForm } from '#shared/model/secret-form.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { RowSecrets } from '#shared/run/cover-row.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import { withRequestVariables } from '../scope/scope-lookup.ts'
import { composeRequest } from '../send/compose-request.ts'
import type { ReadRequest } from './send-item.ts'

/**
 * What is secret in requests that are about to be sent, as far as that is known before any of them is: what they would
 * prove themselves with, and the secrets that hold for them. No token is asked for, and what is wrong with them is not
 * said.
 * @param requests by their paths: one is asked for when the one before was gone through, so that a run need not hold all
 * @param gatherScope of a path
 */
export async function secretsAhead(
  requests: AsyncIterable<readonly [path: string, ReadRequest]>,
  gatherScope: (path: string) => Promise<GatheredScope>
): Promise<RowSecrets> {
  const names = new Set<string>()
  const secrets = new Set<SecretForm>()
  for await (const [path, { draft, name }] of requests) {
    try {
      const gathered = await gatherScope(path)
      const { variables, secretNames } = withRequestVariables(gathered, name, draft.variables ?? [])
      for (const secret of secretNames) names.add(secret)
      for (const { secret, value } of variables.values())
        if (secret && value !== undefined) secrets.add(value)
      const composed = await composeRequest(draft, name, gathered, undefined)
      for (const secret of composed.secrets) secrets.add(secret)
    } catch {
      // It will be told of the request itself.
    }
  }
  return { names, forms: secretForms(secrets) }
}
