import type { BodyAccess } from '#shared/client/body-access.ts'
import { MAX_BODY_WINDOW } from '#shared/contract/limits.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { type BytesApart, firstDifference, rowsAround } from './bytes-apart.ts'

/**
 * Looks for the first difference of two stored bodies of any size, a window of each at a time.
 * @param report how many bytes were found to be the same
 * @returns what stands there; undefined where they are the same
 * @throws ClientError IO when one of them is gone; the signal's reason
 */
export async function compareWindows(
  left: BodyInfo,
  right: BodyInfo,
  bodies: Pick<BodyAccess, 'readBody'>,
  signal: AbortSignal,
  report: (doneBytes: number) => void
): Promise<BytesApart | undefined> {
  const read = async ({ id, size }: BodyInfo, offset: number, length: number) =>
    offset < size ? bodies.readBody(id, offset, length) : new Uint8Array()
  const readBoth = (offset: number, length: number) =>
    Promise.all([read(left, offset, length), read(right, offset, length)])
  const longer = Math.max(left.size, right.size)
  for (let offset = 0; offset < longer; offset += MAX_BODY_WINDOW) {
    signal.throwIfAborted()
    report(offset)
    const [a, b] = await readBoth(offset, MAX_BODY_WINDOW)
    const within = firstDifference(a, b)
    if (within === undefined) continue
    const at = offset + within
    const { from, length } = rowsAround(at)
    const [leftBytes, rightBytes] = await readBoth(from, length)
    return { at, from, left: leftBytes, right: rightBytes }
  }
  return undefined
}
