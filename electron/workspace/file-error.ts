import { basename, sep } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { isTemporaryName } from './temporary-name.ts'

/**
 * What the file system refused, as an error for a person. One that is that already is kept.
 * @param path of the file, or of the folder that the work was on: then the error may know the file
 */
export function fileError(error: unknown, path: string): ClientError {
  if (error instanceof ClientError) return error
  const problem = error instanceof Error ? error.message : String(error)
  const facts = { problem, path: fileIn(path, error) ?? path }
  return new ClientError('IO', { reason: systemCodeOf(error), facts, cause: error })
}

/** The file under a folder that the system names, when it is one that a person knows. */
function fileIn(folder: string, error: unknown): string | undefined {
  const named = error instanceof Error && 'path' in error ? error.path : undefined
  if (typeof named !== 'string' || !named.startsWith(folder + sep)) return undefined
  return isTemporaryName(basename(named)) ? undefined : named
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
