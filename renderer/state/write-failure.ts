import { ClientError } from '#shared/model/client-error.ts'

/** What a browser calls its refusals to write a file (File System Standard §2.5), as the system would. */
const REASONS: Record<string, string> = {
  QuotaExceededError: 'ENOSPC',
  NotAllowedError: 'EACCES',
  SecurityError: 'EACCES',
  NoModificationAllowedError: 'EPERM',
  InvalidStateError: 'EPERM',
  NotFoundError: 'ENOENT'
}

/** Why a file could not be written in a browser: as an IO error where it is known, else what was thrown. */
export function writeFailure(error: unknown, path: string): unknown {
  const reason = error instanceof DOMException ? REASONS[error.name] : undefined
  return reason === undefined ? error : new ClientError('IO', { reason, facts: { path }, cause: error })
}
