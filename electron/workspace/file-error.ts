import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'

/** What the file system refused, as an error for a person. One that is that already is kept. */
export function fileError(error: unknown, path: string): ClientError {
  if (error instanceof ClientError) return error
  const problem = error instanceof Error ? error.message : String(error)
  return new ClientError('IO', { reason: systemCodeOf(error), facts: { problem, path }, cause: error })
}

/** Waits for work on the file system. @throws ClientError IO for whatever it throws */
export async function onFiles<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw fileError(error, path)
  }
}

/** Whether the file system says that this is not for this user. */
export function isForbidden(error: unknown): boolean {
  return ['EACCES', 'EPERM'].includes(systemCodeOf(error) ?? '')
}

/** Waits for something on the file system, and takes one expected refusal for an answer. */
export async function unless<T>(code: string, work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (systemCodeOf(error) === code) return undefined
    throw error
  }
}

/** Waits for something on the file system, and tells whether it was done or met one expected refusal. */
export async function isDone(code: string, work: Promise<void>): Promise<boolean> {
  const done = await unless(
    code,
    work.then(() => true)
  )
  return done === true
}
