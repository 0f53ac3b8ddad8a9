import { ClientError } from '#shared/model/client-error.ts'
import type { ChainFault, TlsInfo } from '#shared/model/tls-info.ts'
import { certificateError, findFault } from './certificate-error.ts'
import { describeHandshake, type Handshake } from './describe-handshake.ts'
import { listPinnableKeys } from './pins.ts'
import { verifySession } from './verify-session.ts'

/** A session that may be used, or what is wrong with its chain: CERTIFICATE or PIN. */
type Inspected = { info: TlsInfo } | { error: ClientError; fault: ChainFault }

/** Whether a completed handshake was with whom the request is for, insecure or not. */
export function inspectSession(handshake: Handshake): Inspected {
  const { socket, target, expectedName, chain } = handshake
  const { host, port, profile, insecure } = target
  const { shared, pins } = profile
  const problem = verifySession(socket, chain, shared)
  const fault = problem === undefined ? undefined : faultOf(problem, handshake)
  if (problem !== undefined && fault && !insecure)
    return { error: certificateError({ code: problem, chain, host, port, name: expectedName }), fault }
  const keys = pins.length > 0 ? listPinnableKeys(chain) : []
  const pinned = keys.find(key => pins.includes(key))
  if (pins.length > 0 && pinned === undefined)
    return {
      error: new ClientError('PIN', { phase: 'tls', facts: { host, port, keys: keys.join(', ') } }),
      fault: { reason: 'not-pinned' }
    }
  const { version = '', cipher = '', ...facts } = describeHandshake(handshake, fault)
  const info: TlsInfo = {
    ...facts,
    version,
    cipher,
    resumed: socket.isSessionReused(),
    authorized: problem === undefined,
    ...(problem !== undefined && { authorizationError: problem }),
    ...(pinned !== undefined && { pinned })
  }
  return { info }
}

function faultOf(problem: string, { chain }: Handshake): ChainFault {
  const { reason, at } = findFault(problem, chain)
  return { reason, ...(at >= 0 && at < chain.length && { at }) }
}
