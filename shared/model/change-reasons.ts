/**
 * Why a header of a hop differs from the one of the hop before it.
 * - `other-origin`: credentials do not follow to another origin
 * - `kept-by-setting`: credentials that follow to another origin because a setting says so
 * - `method-changed`: the redirect made it a request without a body
 * - `new-target`: it speaks of the target, which is another one
 * - `url-credentials`: the redirect leads to a URL that brings a user and password (RFC 3986 §3.2.1)
 * - `cookie-jar`: the jar has other cookies for this target
 * - `challenge`: the answer before asked for credentials
 * - `signature`: a signature is made anew for each hop
 * - `http2`: HTTP/2 has no such field, or writes it otherwise (RFC 9113 §8.2.2)
 * - `proxy`: meant for the proxy alone
 * - `last-event`: the event stream goes on after this event
 */
export const CHANGE_REASONS = [
  'other-origin',
  'kept-by-setting',
  'method-changed',
  'new-target',
  'url-credentials',
  'cookie-jar',
  'challenge',
  'signature',
  'http2',
  'proxy',
  'last-event'
] as const

export type ChangeReason = (typeof CHANGE_REASONS)[number]
