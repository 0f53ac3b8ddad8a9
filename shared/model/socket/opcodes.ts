/**
 * What a message of a session is: the data and control frames of a WebSocket (RFC 6455 §5.2), put together from their
 * fragments, and the events of an event stream (HTML §9.2.6).
 */
export const MESSAGE_OPCODES = ['text', 'binary', 'ping', 'pong', 'close', 'event'] as const
export type MessageOpcode = (typeof MESSAGE_OPCODES)[number]

/** Whether it is about the connection itself (RFC 6455 §5.5), and no message of anyone. */
export function isControl(opcode: MessageOpcode): boolean {
  return opcode === 'ping' || opcode === 'pong' || opcode === 'close'
}

/** Seen from here. */
export const MESSAGE_DIRECTIONS = ['sent', 'received'] as const
export type MessageDirection = (typeof MESSAGE_DIRECTIONS)[number]

/**
 * What made a message go out.
 * - `person`: somebody sent it, or a line of standard input
 * - `queued`: the same, but there was no connection then
 * - `timer`: it is sent again and again, or keeps the connection alive
 * - `script`: what came was answered by a rule
 * - `replay`: it is one of an earlier session
 * - `protocol`: it had to be: a pong, the answer to a close
 */
export const MESSAGE_ORIGINS = ['person', 'queued', 'timer', 'script', 'replay', 'protocol'] as const
export type MessageOrigin = (typeof MESSAGE_ORIGINS)[number]
