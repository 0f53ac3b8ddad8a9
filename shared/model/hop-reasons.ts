/**
 * Why a hop happened.
 * - `redirect`: the answer before named another place (RFC 9110 §15.4)
 * - `auth`: the answer before asked for credentials (RFC 9110 §11)
 * - `retry`: the attempt before failed in a way that may pass
 * - `reconnect`: the reused connection of the hop before turned out to be dead, or its server said that it did not
 *   process the request (GOAWAY, REFUSED_STREAM), and it was sent again; or an event stream that ended was opened again;
 *   or a WebSocket was asked for over HTTP/2 as well, since its server takes no HTTP/1.1
 */
export const HOP_REASONS = ['initial', 'redirect', 'retry', 'auth', 'reconnect'] as const

export type HopReason = (typeof HOP_REASONS)[number]
