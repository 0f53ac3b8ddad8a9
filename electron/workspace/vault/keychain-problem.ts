import { KeychainError } from './keychain.ts'

/** Why the keychain cannot be used, for a person. */
export interface KeychainProblem {
  /** A sentence. */
  why: string
  /** What the system says about it, in its own words. */
  detail?: string
}

/** Puts what went wrong with the keychain in words; what the system says, which may be about anything, comes apart. */
export function describeKeychainProblem(error: unknown): KeychainProblem {
  if (!(error instanceof KeychainError))
    return { why: 'The system’s keychain cannot be used.', detail: messageOf(error) }
  const why = `The system’s keychain cannot be used: ${error.message}.`
  return error.cause === undefined ? { why } : { why, detail: messageOf(error.cause) }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim()
}
