import type { Damage } from './coding-warnings.ts'
import { decodeUntilDamage } from './content-codings.ts'
import type { DecodeBudget } from './decode-budget.ts'
import { DecodeStage } from './decode-stage.ts'

/** So much input is kept, to be decoded once more up to its damage, or to be shown as it came. */
const MAX_KEPT_BYTES = 64 * 1024
/** What has become of it by then: more is not decoded again. */
const MAX_REDONE_BYTES = 1024 * 1024

/**
 * Takes one coding off a stream of bytes. Damage does not throw: what was decoded before it is kept, and it is told.
 * So is what follows the end of the coding, which is left out.
 * Of a large body up to one buffer of the decoder before the damage is lost: zlib does not hand that over.
 * What turns out not to be coded at all passes as it came. Ends, in the middle of a chunk too, where the budget does.
 */
export async function* decodeStream(
  source: AsyncIterable<Uint8Array>,
  coding: string,
  budget: DecodeBudget,
  onDamage: (damage: Damage) => void
): AsyncGenerator<Uint8Array> {
  const input = source[Symbol.asyncIterator]()
  let kept: Uint8Array[] | undefined = []
  let keptBytes = 0
  let stage: DecodeStage | undefined
  let decodedBytes = 0
  try {
    for (;;) {
      const next = await input.next()
      if (next.done && !stage) return
      if (!next.done && next.value.byteLength === 0) continue
      stage ??= new DecodeStage(coding, next.done ? new Uint8Array() : next.value)
      if (!next.done) {
        kept?.push(next.value)
        keptBytes += next.value.byteLength
      }
      for await (const decoded of stage.feed(next.done ? undefined : next.value)) {
        decodedBytes += decoded.byteLength
        if (!budget.allows(decodedBytes)) return
        yield decoded
      }
      if (stage.damage) break
      if (next.done) return
      if (keptBytes > MAX_KEPT_BYTES || decodedBytes > MAX_REDONE_BYTES) kept = undefined
    }
    const redone = kept && decodeUntilDamage(coding, Buffer.concat(kept), MAX_REDONE_BYTES)
    const isCoded = decodedBytes > 0 || !kept || (redone?.byteLength ?? 0) > 0
    onDamage(isCoded ? afterTheStart(stage.damage) : { ...stage.damage, kind: 'foreign' })
    if (isCoded) {
      const lost = redone?.subarray(decodedBytes)
      if (lost && lost.byteLength > 0 && budget.allows(decodedBytes + lost.byteLength)) yield lost
    } else {
      yield* kept ?? []
      for (let next = await input.next(); !next.done; next = await input.next()) yield next.value
    }
  } finally {
    stage?.destroy()
    // Also the layers below have decoders to let go of.
    await input.return?.()
  }
}

/** Decoders take what follows a whole stream for the start of the next, which is all that it could be. */
function afterTheStart(damage: Damage): Damage {
  return NO_START.has(damage.problem) ? { ...damage, kind: 'trailing' } : damage
}

const NO_START = new Set(['incorrect header check', 'Unknown frame descriptor'])
