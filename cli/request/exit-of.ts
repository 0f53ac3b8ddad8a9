import type { RequestParts } from '#shared/client/build-request.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import { nameField } from './name-field.ts'

/** Of a command line that makes no sense: see `UsageError`. */
const USAGE = 2
/** Of curl: what cannot be written. */
const UNWRITABLE = 23

/**
 * The status that an error ends with. The value of a flag that is none is the command line's fault, whoever finds that
 * out: 2. What is left of what cannot be sent, such as a URL without a host, is 3, as curl has it.
 */
export function exitOf({ code, field, exit }: ClientError, request: Pick<RequestParts, 'headers'>): number {
  if (code !== 'BUILD' || field === undefined) return exit
  if (field === 'saveTo') return UNWRITABLE
  return nameField(field, request).startsWith('--') ? USAGE : exit
}
