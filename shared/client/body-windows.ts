import { MAX_BODY_WINDOW } from '../contract/limits.ts'
import { ClientError } from '../model/client-error.ts'
import type { BodyInfo } from '../model/exchange.ts'
import type { BodyAccess } from './body-access.ts'

/** Small at first, so that a consumer that only wants the beginning waits for little. */
const FIRST_WINDOW = 256 * 1024

/** A stored body from its first byte to its last, one window after the other, each pulled when it is wanted. */
export async function* readWindows(body: BodyInfo, access: BodyAccess): AsyncGenerator<Uint8Array> {
  let length = FIRST_WINDOW
  for (let offset = 0; offset < body.size; ) {
    const window = await access.readBody(body.id, offset, Math.min(length, body.size - offset))
    if (window.byteLength === 0) {
      const problem = `the stored body ends at ${offset} of ${body.size} bytes`
      throw new ClientError('IO', { facts: { problem, path: 'the data folder' } })
    }
    offset += window.byteLength
    length = Math.min(length * 2, MAX_BODY_WINDOW)
    yield window
  }
}
