import { parseBase64 } from '../binary/parse-base64.ts'
import { parseHex } from '../binary/parse-hex.ts'
import type { DraftMessage } from '../model/draft/draft-message.ts'
import { withoutJsonComments } from './json-comments.ts'

/** A message as it goes out: a text message (RFC 6455 §5.6), or a binary one. */
export interface MessagePayload {
  opcode: 'text' | 'binary'
  bytes: Uint8Array<ArrayBuffer>
}

/** What a message without templates is sent as; the problem is a sentence that says where it is none. */
export function messagePayload({
  kind,
  data
}: Pick<DraftMessage, 'kind' | 'data'>): MessagePayload | { problem: string } {
  if (kind === 'binary' || kind === 'hex') {
    const parsed = kind === 'hex' ? parseHex(data) : parseBase64(data)
    return 'bytes' in parsed ? { opcode: 'binary', bytes: parsed.bytes } : parsed
  }
  const text = kind === 'json' ? withoutJsonComments(data) : data
  return { opcode: 'text', bytes: new TextEncoder().encode(text) }
}
