import { ClientError } from '#shared/model/client-error.ts'

/**
 * A setting with which nothing can be sent.
 * @param field its path in the settings of a request, such as `tls.ca.0`
 * @param problem a sentence for people
 */
export function unusableSetting(field: string, problem: string, cause?: unknown): ClientError {
  return new ClientError('BUILD', { field, facts: { problem }, cause })
}
