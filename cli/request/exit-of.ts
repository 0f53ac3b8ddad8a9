import type { ClientError } from '#shared/model/client-error.ts'
import { NO_AUTHORITIES, NO_IDENTITY, UNWRITABLE } from '../exit-statuses.ts'
import { type NamedParts, nameField } from './name-field.ts'

/** Of a command line that makes no sense: see `UsageError`. */
const USAGE = 2

/** Of what is named by a flag and cannot be used for what it is. */
const STATUSES: [field: string, status: number][] = [
  ['saveTo', UNWRITABLE],
  ['tls.clientCertificate', NO_IDENTITY],
  ['tls.ca', NO_AUTHORITIES]
]

/**
 * The status that an error ends with. The value of a flag that is none is the command line's fault, whoever finds that
 * out: 2, but for files that have a status with curl. What is left of what cannot be sent, such as a URL without a host,
 * is 3, as curl has it.
 */
export function exitOf({ code, field, exit }: ClientError, request: NamedParts): number {
  if (code !== 'BUILD' || field === undefined) return exit
  const status = STATUSES.find(([name]) => field === name || field.startsWith(`${name}.`))?.[1]
  if (status !== undefined) return status
  return nameField(field, request).startsWith('--') ? USAGE : exit
}
