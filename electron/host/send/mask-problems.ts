import { ClientError } from '#shared/model/client-error.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { mapStrings } from '#shared/redaction/map-strings.ts'
import { isOwnWord } from '#shared/redaction/own-words.ts'
import { createRedactor, type Redactor } from '#shared/redaction/redact-text.ts'
import { redactUrls } from '#shared/redaction/redact-urls.ts'

/**
 * Problems whose sentences quote nothing secret. What they name to be allowed stays as it is: it is asked for by that.
 * @param forms see `secretForms`
 */
export function maskProblems(problems: readonly DraftProblem[], forms: readonly string[]): DraftProblem[] {
  const redact = redactorOf(forms)
  return problems.map(each => ({ ...each, problem: redact(each.problem) }))
}

/** The same of what was thrown. @param forms see `secretForms` */
export function maskError(thrown: unknown, forms: readonly string[]): ClientError {
  const error = ClientError.wrap(thrown)
  const { field, ...texts } = error.toRecord()
  // Where it belongs is told by names of ours, which a secret may happen to read the same as.
  const masked = {
    ...mapStrings(texts, redactorOf(forms), isOwnWord),
    ...(field !== undefined && { field })
  }
  return ClientError.from(masked, error.exchange)
}

function redactorOf(forms: readonly string[]): Redactor {
  const secrets = createRedactor(forms)
  return text => redactUrls(secrets(text))
}
