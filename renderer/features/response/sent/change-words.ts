import type { ChangeReason } from '#shared/model/change-reasons.ts'

/** Why a header of a hop is another than that of the hop before. */
export const CHANGE_WORDS: Record<ChangeReason, string> = {
  'other-origin': 'Credentials do not follow to another origin. A setting keeps them.',
  'kept-by-setting': 'It went along to another origin, as this request’s settings say.',
  'method-changed': 'The redirect made it a request without a body.',
  'new-target': 'It speaks of the target, which is another one.',
  'url-credentials': 'The redirect’s URL brings a user and password.',
  'cookie-jar': 'The cookie jar has other cookies for this target now.',
  challenge: 'The response before asked for credentials.',
  signature: 'A signature is made anew for each hop.',
  http2: 'HTTP/2 has no such field, or writes it otherwise.',
  proxy: 'Meant for the proxy alone.',
  'last-event': 'The event stream goes on after this event.'
}
