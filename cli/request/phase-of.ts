import type { ClientError } from '#shared/model/client-error.ts'
import type { ErrorCode } from '#shared/model/error-codes.ts'
import type { PhaseName } from '#shared/model/phases.ts'

/** What is decided between phases: by the head that was waited for, and for want of a handshake. */
const DECIDED_IN: Partial<Record<ErrorCode, PhaseName>> = { REDIRECT: 'ttfb', PIN: 'tls' }

/** The phase that an error is told with: that of the record, if it is of one. */
export function phaseOf({ code, phase }: ClientError): PhaseName | undefined {
  return phase ?? DECIDED_IN[code]
}
