import { ClientError } from '../model/client-error.ts'

/** What an asker may not do: a bug on its side. */
export function misuse(problem: string): ClientError {
  return new ClientError('INTERNAL', { facts: { problem } })
}
