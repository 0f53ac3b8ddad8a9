import { ClientError } from '#shared/model/client-error.ts'

/** Why something with files could not be done, as sentences for a person. */
export function explainFailure(thrown: unknown): string {
  const { code, message, hint } = ClientError.wrap(thrown)
  // The hint of what is refused before it begins speaks of requests.
  return code === 'BUILD' ? message : `${message} ${hint}`.trim()
}
