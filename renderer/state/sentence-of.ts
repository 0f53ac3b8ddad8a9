import { ClientError } from '#shared/model/client-error.ts'

/** What went wrong and what can be done about it, for a person. */
export function sentenceOf(thrown: unknown): string {
  const { message, hint } = ClientError.wrap(thrown)
  return `${message} ${hint}`.trim()
}
