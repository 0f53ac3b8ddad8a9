import { MAX_BODY_WINDOW } from '../contract/limits.ts'
import { ClientError } from '../model/client-error.ts'
import type { BodyInfo } from '../model/exchange.ts'
import type { BodyAccess } from './body-access.ts'

/** Small at first, so that a consumer that only wants the beginning waits for little. */
const FIRST_WINDOW = 256 * 1024

/**
 * A stored body, or a range of it, one window after the other, each pulled when it is wanted.
 * @param range from its first byte to the one after its last; the whole body when it is not given
 * @throws ClientError IO when the body is gone, or ends before it should
 */
export async function* readWindows(
  { id, size }: Pick<BodyInfo, 'id' | 'size'>,
  access: Pick<BodyAccess, 'readBody'>,
  { from, to } = { from: 0, to: size }
): AsyncGenerator<Uint8Array> {
  let length = FIRST_WINDOW
  for (let offset = from; offset < to; ) {
    const window = await access.readBody(id, offset, Math.min(length, to - offset))
    if (window.byteLength === 0) {
      const problem = `a stored body ends at ${offset} of ${to} bytes`
      throw new ClientError('IO', { facts: { problem, path: 'the temporary folder' } })
    }
    offset += window.byteLength
    length = Math.min(length * 2, MAX_BODY_WINDOW)
    yield window
  }
}
