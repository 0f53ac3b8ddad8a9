import type { Explanation } from './error-entry.ts'

/** What can be wrong with HTTP/2 itself: reasons of PROTOCOL. `{h2Code}` is a name of RFC 9113 §7. */
export const H2_PROTOCOL_REASONS: Record<string, Explanation> = {
  'h2-frames': {
    exit: 16,
    sentence: '{host} does not keep to HTTP/2: {problem}.',
    hint: 'It may not speak HTTP/2 at all. Set the protocol in this request’s settings to HTTP/1.1 to compare.'
  },
  'h2-rejected': {
    exit: 16,
    sentence: 'HTTP/2 with {host} broke down: {h2Code}.',
    hint: 'One side found that the other goes against the rules of HTTP/2. Try HTTP/1.1 in this request’s settings.'
  },
  'http11-required': {
    sentence: '{host} answers this request over HTTP/1.1 only.',
    hint: 'Set the protocol in this request’s settings to HTTP/1.1.'
  }
}

/** How a server ends a request over HTTP/2 before its answer is complete: reasons of CONNECTION_CLOSED. */
export const H2_CLOSED_REASONS: Record<string, Explanation> = {
  goaway: {
    sentence: '{host} takes no more requests on this connection, and did not process this one (GOAWAY).',
    hint: 'It can be sent again.'
  },
  refused: {
    exit: 92,
    sentence: '{host} did not process the request (REFUSED_STREAM).',
    hint: 'It takes no more requests at the moment. It can be sent again.'
  },
  reset: {
    exit: 92,
    sentence: '{host} broke the request off: {h2Code}.',
    hint: 'The server may have failed on it. Try again; its log may say more.'
  },
  'reset-mid-body': {
    exit: 92,
    sentence: '{host} broke off in the middle of the body: {h2Code}.',
    hint: 'The {received} that arrived are kept, but they are not the whole answer.'
  },
  calm: {
    sentence: '{host} and Sonde could not go on: ENHANCE_YOUR_CALM.',
    hint: 'The server wants fewer requests at once or smaller ones, or the head of its answer is larger than what is read.'
  }
}
