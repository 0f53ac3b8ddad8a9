import { ClientError } from '#shared/model/client-error.ts'

/**
 * Bytes that follow in messages, all of them.
 * @param length as it was said before
 * @param field what of the input they are
 * @throws ClientError BUILD at the field when there are more of them, or fewer
 */
export async function gatherBytes(
  chunks: AsyncIterable<Uint8Array>,
  length: number,
  field: string
): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let received = 0
  for await (const chunk of ofLength(chunks, length, field)) {
    bytes.set(chunk, received)
    received += chunk.byteLength
  }
  return bytes
}

/** The same as they come. */
export async function* ofLength(
  chunks: AsyncIterable<Uint8Array>,
  length: number,
  field: string
): AsyncGenerator<Uint8Array> {
  let received = 0
  for await (const chunk of chunks) {
    received += chunk.byteLength
    if (received > length) throw wrongLength(field)
    yield chunk
  }
  if (received < length) throw wrongLength(field)
}

function wrongLength(field: string): ClientError {
  const problem = `The ${field} is not as long as its length says.`
  return new ClientError('BUILD', { reason: 'length', field, facts: { problem } })
}
