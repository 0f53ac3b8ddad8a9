import type { Explanation } from './error-entry.ts'

const LOOK = 'Its frames do not keep to RFC 6455: {problem}. The connection was closed with {closeCode}.'

/** What can be wrong with a WebSocket's handshake, and with what its server sends: reasons of PROTOCOL. */
export const SOCKET_PROTOCOL_REASONS: Record<string, Explanation> = {
  'websocket-refused': {
    sentence: '{host} opened no WebSocket: it answered {answer}.',
    hint: 'The body of the answer may say why. Check the path and the credentials.'
  },
  'websocket-upgrade': {
    sentence: 'The handshake failed: the server switches protocols, but {problem}.',
    hint: 'An answer of 101 has to say Connection: Upgrade and Upgrade: websocket (RFC 6455 §4.2.2).'
  },
  'websocket-accept': {
    sentence:
      'The handshake failed: Sec-WebSocket-Accept is {accept}, and {expected} would have proved that the key was read.',
    hint: 'A cache or a proxy between may have answered, or the server makes a mistake.'
  },
  'websocket-subprotocol': {
    sentence: 'The server chose the subprotocol {chosen}, which was not offered.',
    hint: 'Offered in Sec-WebSocket-Protocol: {offered}.'
  },
  'websocket-over-http2': {
    sentence: '{host} opens no WebSockets over HTTP/2.',
    hint: 'Set the protocol to automatic or HTTP/1.1.'
  },
  'websocket-extension': {
    sentence: 'The server answered the handshake with extensions that were not offered so: {problem}.',
    hint: 'Offered: {offered}. Answered: {answered}.'
  },
  'websocket-frame': {
    sentence: 'The server sent a frame that is none.',
    hint: LOOK
  },
  'websocket-masked': {
    sentence: 'The server sent a masked frame, which only clients may.',
    hint: LOOK
  },
  'websocket-control': {
    sentence:
      'The server sent a control frame as there is none: of more than 125 bytes, in fragments, or a close of one byte.',
    hint: LOOK
  },
  'websocket-close-code': {
    sentence: 'The server closed the connection with a code that may not be sent.',
    hint: LOOK
  },
  'websocket-utf8': {
    sentence: 'The server sent a text that is no valid UTF-8.',
    hint: 'It has to send such bytes as a binary message. The connection was closed with {closeCode}.'
  },
  'websocket-deflate': {
    sentence: 'A compressed message of the server could not be inflated.',
    hint: 'Switch compression off in the settings to compare. The connection was closed with {closeCode} ({problem}).'
  }
}

/** How a WebSocket ends without a close, and why nothing is sent: reasons of CONNECTION_CLOSED. */
export const SOCKET_CLOSED_REASONS: Record<string, Explanation> = {
  'websocket-lost': {
    sentence: 'The connection was lost: it ended without a close frame.',
    hint: 'The server may have crashed or been restarted, or something between gave up ({problem}).'
  },
  'websocket-silent': {
    sentence: 'The connection is dead: nothing came for {limit} after a ping.',
    hint: 'The network may be gone, or the server hangs. The time is the setting for missing pongs.'
  },
  'not-open': {
    sentence: 'It was not sent: there is no open connection.',
    hint: 'Connect first, or let messages wait for a connection in the settings.'
  },
  'queue-full': {
    sentence: 'It was not sent: {messages} messages with {size} wait for a connection already.',
    hint: 'At most {limit} wait. Connect, and they are sent.'
  }
}
