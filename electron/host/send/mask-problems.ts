import { ClientError } from '#shared/model/client-error.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { redactError } from '#shared/redaction/redact-error.ts'
import { recordRedactor } from '#shared/redaction/redact-exchange.ts'
import { withSeenSecrets } from '#shared/redaction/seen-secrets.ts'

/**
 * Problems whose sentences quote nothing secret. What they name to be allowed stays as it is: it is asked for by that.
 * @param forms see `secretForms`
 */
export function maskProblems(
  problems: readonly DraftProblem[],
  forms: readonly SecretForm[]
): DraftProblem[] {
  const redact = recordRedactor(forms)
  return problems.map(each => ({ ...each, problem: redact(each.problem) }))
}

/** The same of what was thrown, as of what was met in its exchange until then. @param forms see `secretForms` */
export function maskError(thrown: unknown, forms: readonly SecretForm[]): ClientError {
  const error = ClientError.wrap(thrown)
  const { exchange } = error
  const known = exchange ? withSeenSecrets(forms, exchange) : forms
  return ClientError.from(redactError(error.toRecord(), known), exchange)
}
