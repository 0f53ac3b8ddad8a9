import { formatBytes } from '#shared/format/bytes.ts'
import { UsageError } from '../usage-error.ts'

/** What is longer has no end, such as a device. */
const MAX_BYTES = 512 * 1024 * 1024

const LINE_END = 0x0a
const CARRIAGE_RETURN = 0x0d

/**
 * What stands between separators, as it comes. Behind the last one there is no empty message; that of lines may be CRLF.
 * @param separator a byte
 * @throws UsageError when a message has no end
 */
export async function* inputMessages(
  chunks: AsyncIterable<Uint8Array>,
  separator: number
): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  let length = 0
  for await (const { buffer, byteOffset, byteLength } of chunks) {
    const bytes = Buffer.from(buffer, byteOffset, byteLength)
    let start = 0
    for (let at = bytes.indexOf(separator); at >= 0; at = bytes.indexOf(separator, start)) {
      const piece = bytes.subarray(start, at)
      const message = parts.length === 0 ? piece : Buffer.concat([...parts, piece])
      const isCrlf = separator === LINE_END && message.at(-1) === CARRIAGE_RETURN
      yield isCrlf ? message.subarray(0, -1) : message
      parts = []
      length = 0
      start = at + 1
    }
    if (start === bytes.length) continue
    parts.push(bytes.subarray(start))
    length += bytes.length - start
    if (length > MAX_BYTES)
      throw new UsageError(`Standard input: a line of more than ${formatBytes(MAX_BYTES)} is no message`)
  }
  if (length > 0) yield Buffer.concat(parts)
}
