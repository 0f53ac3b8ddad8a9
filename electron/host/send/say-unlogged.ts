import { ClientError } from '#shared/model/client-error.ts'

/** That messages cannot be kept in their log, and why: sentences for a person. */
export function sayUnlogged(error: unknown): string {
  const { message, hint } = ClientError.wrap(error)
  return `What comes and goes from now on is not kept in the log. ${message} ${hint}`.trim()
}
