import { createStage } from './decode-stage.ts'

const STEP_BYTES = 64 * 1024
/** Each narrows down where the damage is, at the price of decoding all of it once more. */
const NARROWER_BYTES = [1024, 1]

/**
 * What a body holds right before its damage. A decoder of zlib keeps to itself what came of the step in which it fails, so
 * what was fed to it is decoded again up to there, in smaller and smaller steps.
 * @param encoded all that was fed; its last `lastBytes` to the step that failed
 * @param decodedBytes so much was handed on then, which is passed over
 */
export async function* decodeLost(
  coding: string,
  encoded: Uint8Array,
  lastBytes: number,
  decodedBytes: number
): AsyncGenerator<Uint8Array> {
  let soundBytes = encoded.byteLength - lastBytes
  let knownBytes = decodedBytes
  for (const narrower of NARROWER_BYTES) {
    const stage = createStage(coding, encoded)
    try {
      let seenBytes = 0
      for (let at = 0; at < encoded.byteLength; ) {
        const size = at < soundBytes ? Math.min(STEP_BYTES, soundBytes - at) : narrower
        for await (const chunk of stage.feed(encoded.subarray(at, at + size))) {
          seenBytes += chunk.byteLength
          const isNew = seenBytes - knownBytes
          if (isNew <= 0) continue
          knownBytes = seenBytes
          yield chunk.subarray(-isNew)
        }
        if (stage.damage) {
          soundBytes = at
          break
        }
        at += size
      }
      if (!stage.damage) return
    } finally {
      stage.destroy()
    }
  }
}
