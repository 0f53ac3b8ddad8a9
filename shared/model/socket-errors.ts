import type { Explanation } from './error-entry.ts'

const CLOSED_WITH = 'The connection was closed with {closeCode}.'

const MAY_SAY_WHY = 'The body of the answer may say why.'

/** What a refusal by a status means for whoever asked (RFC 9110 §15, RFC 6455 §4.2.2, §4.4). */
const REFUSALS: Record<number, string> = {
  400: `It finds fault with the handshake: a header or a subprotocol may be missing, or a proxy between took Upgrade away. ${MAY_SAY_WHY}`,
  401: `It wants to know who asks: check the credentials. ${MAY_SAY_WHY}`,
  403: `It does not allow this: check the credentials, and the Origin where it expects one. ${MAY_SAY_WHY}`,
  404: 'There is nothing at this path: check the path.',
  410: 'What was at this path is gone: check the path.',
  426: 'It wants another version or protocol than version 13 of WebSocket: its Sec-WebSocket-Version or Upgrade says which.',
  429: 'It gets too many requests. Try again later.',
  502: 'What stands before the server got no answer from it. It may be starting: try again later.',
  503: 'It is overloaded, or being restarted. Try again later.',
  504: 'What stands before the server got no answer from it. It may be starting: try again later.'
}

function adviseRefused(status: number): string {
  const advice = REFUSALS[status]
  if (advice !== undefined) return advice
  if (status < 300)
    return 'This is a resource of HTTP, no WebSocket: check the path, or send a request over HTTP.'
  if (status < 400)
    return 'It leads elsewhere, and that was not followed: this may be a resource of HTTP, no WebSocket.'
  if (status < 500) return `It does not take the handshake for this path. ${MAY_SAY_WHY}`
  return `The server failed on the handshake: its log may say more. ${MAY_SAY_WHY}`
}

/** What can be wrong with a WebSocket's handshake, and with what its server sends: reasons of PROTOCOL. */
export const SOCKET_PROTOCOL_REASONS: Record<string, Explanation> = {
  'websocket-refused': {
    exit: 22,
    sentence: '{host} opened no WebSocket: it answered {answer}.',
    hint: `Check the path and the credentials. ${MAY_SAY_WHY}`,
    hintFor: ({ status }) => (typeof status === 'number' ? adviseRefused(status) : undefined)
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
    hint: 'It takes no extended CONNECT (RFC 8441). Set the protocol to automatic or HTTP/1.1, unless it refuses that as well.'
  },
  'websocket-extension': {
    sentence: 'The server answered the handshake with extensions that were not offered so: {problem}.',
    hint: 'Offered: {offered}. Answered: {answered}.'
  },
  'websocket-opcode': {
    sentence: 'The server sent a frame of opcode {opcode}, which is reserved.',
    hint: `Frames of messages are 0x0 to 0x2, control frames 0x8 to 0xA (RFC 6455 §5.2). ${CLOSED_WITH}`
  },
  'websocket-continuation': {
    sentence: 'The server sent a continuation (opcode 0x0) of no message.',
    hint: `It goes on with a message that was begun without FIN, and there was none (RFC 6455 §5.4). ${CLOSED_WITH}`
  },
  'websocket-interrupted': {
    sentence: 'The server began a {frame} message (opcode {opcode}) before the one in fragments had ended.',
    hint: `Fragments of a message follow each other, with control frames alone between them (RFC 6455 §5.4). ${CLOSED_WITH}`
  },
  'websocket-reserved-bits': {
    sentence: 'The server sent a frame with the reserved bit {bits}, which means nothing there.',
    hint: `RSV1 marks the first frame of a compressed message, where compression was agreed on; RSV2 and RSV3 mean nothing (RFC 6455 §5.2, RFC 7692 §6). ${CLOSED_WITH}`
  },
  'websocket-masked': {
    sentence: 'The server sent a masked frame, which only clients may.',
    hint: `A server masks no frame (RFC 6455 §5.1). ${CLOSED_WITH}`
  },
  'websocket-control-size': {
    sentence: 'The server sent a {frame} with a payload of {size}, and control frames have at most 125 B.',
    hint: `That holds for a ping, a pong and a close (RFC 6455 §5.5). ${CLOSED_WITH}`
  },
  'websocket-control-fragment': {
    sentence: 'The server sent a {frame} in fragments, and control frames are whole.',
    hint: `A ping, a pong and a close have FIN set (RFC 6455 §5.5). ${CLOSED_WITH}`
  },
  'websocket-close-byte': {
    sentence: 'The server sent a close frame of one byte.',
    hint: `It is empty, or begins with a code of two bytes (RFC 6455 §5.5.1). ${CLOSED_WITH}`
  },
  'websocket-close-code': {
    sentence: 'The server closed the connection with {status}, a code that may not be sent.',
    hint: `Codes to be sent are 1000 to 1014 without 1004 to 1006, and 3000 to 4999 (RFC 6455 §7.4). ${CLOSED_WITH}`
  },
  'websocket-close-utf8': {
    sentence: 'The server sent a close frame whose reason is no valid UTF-8.',
    hint: `A reason is UTF-8 (RFC 6455 §5.5.1, §8.1). ${CLOSED_WITH}`
  },
  'websocket-utf8': {
    sentence: 'The server sent a text that is no valid UTF-8.',
    hint: `It has to send such bytes as a binary message (RFC 6455 §5.6, §8.1). ${CLOSED_WITH}`
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
