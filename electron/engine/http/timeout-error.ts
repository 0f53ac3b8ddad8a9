import { formatDuration } from '#shared/format/duration.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import type { TimeoutKind } from './deadline.ts'

/** @param limitMs what ran out @param phase in which it ran out */
export function timeoutError(
  kind: TimeoutKind,
  limitMs: number,
  host: string,
  phase: PhaseName | undefined
): ClientError {
  const reason = kind === 'connect' && phase === 'tls' ? 'handshake' : kind
  return new ClientError('TIMEOUT', { reason, phase, facts: { host, limit: formatDuration(limitMs) } })
}
