import type { Explanation } from './error-entry.ts'

/** Which limit of time ran out: reasons of TIMEOUT. */
export const TIMEOUT_REASONS: Record<string, Explanation> = {
  connect: {
    sentence: 'No connection to {host} within {limit}: it ran out during {phase}.',
    hint: 'The host may be down, or a firewall drops the packets silently. The connect timeout is in this request’s settings.'
  },
  handshake: {
    sentence: '{host} accepted the connection, but did not complete the TLS handshake within {limit}.',
    hint: 'The port may not speak TLS: try {plain}. Otherwise the server is overloaded; the connect timeout is in this request’s settings.'
  },
  request: {
    sentence: '{host} did not answer within {limit}.',
    hint: 'The connection stands, but no complete response head came. The request timeout is in this request’s settings.'
  },
  idle: {
    sentence: '{host} stopped sending: no byte of the body for {limit}.',
    hint: 'What had arrived is kept. The idle timeout is in this request’s settings.'
  },
  phase: {
    sentence: '{phase} took longer than its limit of {limit}.',
    hint: 'This phase has a limit of its own in this request’s settings.'
  },
  search: {
    sentence: 'The search was ended: for {limit} it came no further.',
    hint: 'Patterns with one repetition inside another may take forever. Write it without.'
  },
  filter: {
    sentence: 'The filter was ended after {limit}.',
    hint: 'Let it look at less of the body: name the way to what you want in the place of searching everywhere.'
  },
  'websocket-close': {
    sentence: 'The server did not answer the close within {limit}.',
    hint: 'The connection was closed all the same. It may have been busy, or gone.'
  },
  total: {
    sentence: 'The exchange took longer than its limit of {limit}; it ran out during {phase}.',
    hint: 'The total timeout is in this request’s settings.'
  }
}
