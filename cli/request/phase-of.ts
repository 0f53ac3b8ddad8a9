import type { ClientError } from '#shared/model/client-error.ts'
import type { ErrorCode } from '#shared/model/error-codes.ts'
import type { PhaseName } from '#shared/model/phases.ts'

/** What is decided between phases: by the head that was waited for, and for want of a handshake. */
const DECIDED_IN: Partial<Record<ErrorCode, PhaseName>> = { REDIRECT: 'ttfb', PIN: 'tls' }

/**
 * The phase that an error is told with. A download counts from the first byte of an answer on: what happens before its head
 * is whole concerns the head, which is waited for in `ttfb`.
 */
export function phaseOf({ code, phase, exchange }: ClientError): PhaseName | undefined {
  const hop = exchange?.hops.at(-1)
  if (phase === 'download' && hop && !hop.response) return 'ttfb'
  return phase ?? DECIDED_IN[code]
}
