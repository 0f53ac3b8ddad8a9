import { ClientError } from '../model/client-error.ts'

/** Somebody asks for a body that has been released, or that is not his. */
export function bodyGone(): ClientError {
  return new ClientError('IO', { reason: 'body-gone' })
}
