import type { OutgoingMessage } from '#engine/websocket/send-queue.ts'
import { ClientError } from '#shared/model/client-error.ts'

/** A text, as it is. */
export function readText(payload: Buffer): OutgoingMessage {
  return { payload, isText: true, origin: 'person' }
}

/** A binary message, written as base64. @throws ClientError BUILD `message` when it is none */
export function readBinary(line: Buffer): OutgoingMessage {
  const text = line.toString('latin1').trim()
  if (!isBase64(text)) {
    const problem = 'With --binary each line of standard input is base64, and this is none.'
    throw new ClientError('BUILD', { field: 'message', facts: { problem } })
  }
  return { payload: Buffer.from(text, 'base64'), isText: false, origin: 'person' }
}

/** Of RFC 4648 §4 or §5, padded or not. Looked for is a sign that is none of it: a pattern for all of it has no room. */
function isBase64(text: string): boolean {
  const digits = text.replace(/={1,2}$/, '')
  const padding = text.length - digits.length
  return !/[^\w+/-]/.test(digits) && digits.length % 4 !== 1 && (padding === 0 || text.length % 4 === 0)
}
