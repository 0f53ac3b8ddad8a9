import type { LogLimits } from '../write/log-output.ts'
import { SessionLogWriter } from '../write/session-log-writer.ts'
import type { ImportSecrets } from './import-secrets.ts'

export interface ImportTarget {
  folder: string
  /** ISO 8601: taken where the file does not say when it began. */
  startedAt: string
  limits?: LogLimits | undefined
}

export interface ImportProgress {
  entries: number
  problems: string[]
}

/** After so many entries it is told how far it is. */
export const TELL_EVERY = 2000

/** Begins the log of a file, in whose messages what is secret is covered. @param beganMs since 1970 @throws ClientError IO */
export function beginImport(
  { folder, limits }: Pick<ImportTarget, 'folder' | 'limits'>,
  beganMs: number,
  secrets: ImportSecrets
): Promise<SessionLogWriter> {
  const startedAt = new Date(beganMs).toISOString()
  return SessionLogWriter.create(folder, {
    startedAt,
    secrets: () => secrets.bytes,
    ...(limits && { limits })
  })
}

export function caughtUp(writer: SessionLogWriter): Promise<void> {
  return new Promise(resolve => writer.caughtUp(resolve))
}
