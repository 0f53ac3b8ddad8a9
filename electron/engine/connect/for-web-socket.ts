import { type ConnectTarget, connectionKey } from './connect-target.ts'
import type { Pool } from './pool.ts'

/**
 * By which connection a WebSocket is opened where that is left open: on a standing one of HTTP/2 whose server has said
 * that it does (RFC 8441 §3), else on one of its own, of HTTP/1.1. So do browsers. Most servers of HTTP/2 open none, which
 * is known only from their settings; one that refuses HTTP/1.1 is asked again with both (`HopSequence`).
 */
export function forWebSocket(target: ConnectTarget, pool: Pool): ConnectTarget {
  if (target.protocol !== 'auto') return target
  const standing = pool.sharedFor(connectionKey(target))
  return standing?.driver.opensWebSockets ? target : { ...target, protocol: '1.1' }
}
