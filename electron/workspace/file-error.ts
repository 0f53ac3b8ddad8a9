import { ClientError } from '#shared/model/client-error.ts'

/** What the file system refused, as an error for a person. */
export function fileError(error: unknown, path: string): ClientError {
  const problem = error instanceof Error ? error.message : String(error)
  const reason = errorCode(error)
  return new ClientError('IO', { reason, facts: { problem, path }, cause: error })
}

/** The system's code of an error: `ENOENT`, `EEXIST`, … */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

/** Waits for something on the file system, and takes one expected refusal for an answer. */
export async function unless<T>(code: string, work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (errorCode(error) === code) return undefined
    throw error
  }
}
