/**
 * The phases of a hop, in the order in which they can happen. HAR's names where HAR has one; `ttfb` is
 * HAR's `wait`, `download` its `receive`. A hop's phases are contiguous: each starts where the last ended.
 * - `backoff`: waiting before a retry, or before an event stream is opened again
 * - `proxy-lookup`: asking the operating system which proxy to use
 * - `queue`: waiting for a free connection, or for the body to be hashed for a signature
 * - `proxy-dns`, `proxy-tcp`, `proxy-tls`: the way to the proxy
 * - `upgrade`: from the first byte of a request that asks for another protocol to the head of its answer (RFC 9110 §7.8)
 * - `proxy`: CONNECT (RFC 9110 §9.3.6) or SOCKS (RFC 1928), from its first byte to the standing tunnel
 */
export const PHASE_NAMES = [
  'backoff',
  'proxy-lookup',
  'queue',
  'proxy-dns',
  'proxy-tcp',
  'proxy-tls',
  'proxy',
  'dns',
  'tcp',
  'tls',
  'upgrade',
  'send',
  'ttfb',
  'download'
] as const

export type PhaseName = (typeof PHASE_NAMES)[number]
