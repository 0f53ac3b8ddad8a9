/** A message of 64 MiB in base64, and what stands beside it. */
const MAX_LINE = 96 * 1024 * 1024
const LINE_END = 0x0a
/**
 * What some editors begin a file with. Each line is a JSON text of its own, whose reader may ignore it (RFC 8259 §8.1): of
 * files that were joined it also stands before later ones.
 */
const BYTE_ORDER_MARK = /^\ufeff/

/** A line of a file, or that it is longer than is read. */
export type Line = { text: string } | 'too-long'

/** The lines of a file, as it comes. Of one that is too long nothing is kept. */
export async function* ndjsonLines(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes = MAX_LINE
): AsyncGenerator<Line> {
  let parts: Buffer[] = []
  let length = 0
  const add = (part: Buffer) => {
    length += part.length
    // A chunk may be used again by whoever handed it over.
    if (length <= mostBytes) parts.push(Buffer.from(part))
    else parts = []
  }
  const end = (): Line => {
    const text = Buffer.concat(parts).toString('utf8').replace(BYTE_ORDER_MARK, '')
    const line: Line = length > mostBytes ? 'too-long' : { text }
    parts = []
    length = 0
    return line
  }
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let start = 0
    for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, start)) {
      add(bytes.subarray(start, at))
      yield end()
      start = at + 1
    }
    add(bytes.subarray(start))
  }
  if (length > 0) yield end()
}
