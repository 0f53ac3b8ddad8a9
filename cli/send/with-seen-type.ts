import { PeekedInput } from './peeked-input.ts'
import type { SendParts } from './send-parts.ts'
import { typeByBeginning } from './type-by-content.ts'

/**
 * A request whose streamed body has the type that its first piece tells, which is waited for; where another type was
 * typed, the request as it is.
 * @param signal ends the wait: the type stays open
 */
export async function withSeenType<T extends SendParts>(parts: T, signal: AbortSignal): Promise<T> {
  const { stream, contentType, headers = [], withoutDefaults = [] } = parts
  const isDecided = contentType !== undefined || withoutDefaults.includes('content-type')
  if (!stream || isDecided || headers.some(([name]) => name.toLowerCase() === 'content-type')) return parts
  const peeked = new PeekedInput(stream)
  const first = await peeked.peek(signal)
  return { ...parts, stream: peeked, contentType: first && typeByBeginning(first) }
}
