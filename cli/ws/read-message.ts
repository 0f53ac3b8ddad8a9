import type { OutgoingMessage } from '#engine/websocket/send-queue.ts'
import { ClientError } from '#shared/model/client-error.ts'

/** Of RFC 4648 §4 or §5, padded or not. */
const BASE64 = /^(?:[\w+/-]{4})*(?:[\w+/-]{2}(?:==)?|[\w+/-]{3}=?)?$/

/** A text, as it is. */
export function readText(payload: Buffer): OutgoingMessage {
  return { payload, isText: true, origin: 'person' }
}

/** A binary message, written as base64. @throws ClientError BUILD `message` when it is none */
export function readBinary(line: Buffer): OutgoingMessage {
  const text = line.toString('latin1').trim()
  if (!BASE64.test(text)) {
    const problem = 'With --binary each line of standard input is base64, and this is none.'
    throw new ClientError('BUILD', { field: 'message', facts: { problem } })
  }
  return { payload: Buffer.from(text, 'base64'), isText: false, origin: 'person' }
}
