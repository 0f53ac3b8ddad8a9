import type { Damage } from './coding-warnings.ts'
import { isZlib } from './content-codings.ts'
import type { DecodeBudget } from './decode-budget.ts'
import { decodeLost } from './decode-lost.ts'
import { createStage, type DecodeStage } from './decode-stage.ts'
import { KeptBytes } from './kept-bytes.ts'

/** So much input is kept, to be decoded once more up to its damage, or to be shown as it came. */
const MAX_KEPT_BYTES = 4 * 1024 * 1024

/**
 * Takes one coding off a stream of bytes. Damage does not throw: what was decoded before it is kept, and it is told.
 * So is what follows the end of the coding, which is left out.
 * Of a body that is larger than 4 MiB as it comes, up to one buffer of the decoder before broken data is lost: zlib does not
 * hand that over.
 * What turns out not to be coded at all passes as it came. Ends, in the middle of a chunk too, where the budget does.
 */
export async function* decodeStream(
  source: AsyncIterable<Uint8Array>,
  coding: string,
  budget: DecodeBudget,
  onDamage: (damage: Damage) => void
): AsyncGenerator<Uint8Array> {
  const input = source[Symbol.asyncIterator]()
  let kept: KeptBytes | undefined = new KeptBytes(MAX_KEPT_BYTES)
  let lastBytes = 0
  let stage: DecodeStage | undefined
  let decodedBytes = 0
  try {
    for (;;) {
      const next = await input.next()
      if (next.done && !stage) return
      if (!next.done && next.value.byteLength === 0) continue
      stage ??= createStage(coding, next.done ? new Uint8Array() : next.value)
      if (!next.done) {
        lastBytes = next.value.byteLength
        if (!kept?.append(next.value)) kept = undefined
      }
      for await (const decoded of stage.feed(next.done ? undefined : next.value)) {
        decodedBytes += decoded.byteLength
        if (!budget.allows(decodedBytes)) return
        yield decoded
      }
      if (stage.damage) break
      if (next.done) return
    }
    if (kept && mayHoldBack(coding, stage.damage) && (decodedBytes > 0 || hasHead(coding, kept.bytes))) {
      for await (const lost of decodeLost(coding, kept.bytes, lastBytes, decodedBytes)) {
        decodedBytes += lost.byteLength
        if (!budget.allows(decodedBytes)) return
        yield lost
      }
    }
    const isCoded = decodedBytes > 0 || !kept || isEmptyAndMore(coding, kept.bytes, stage.damage)
    onDamage(isCoded ? afterTheStart(stage.damage) : { ...stage.damage, kind: 'foreign' })
    if (isCoded) return
    if (kept) yield kept.bytes
    for (let next = await input.next(); !next.done; next = await input.next()) yield next.value
  } finally {
    stage?.destroy()
    // Also the layers below have decoders to let go of.
    await input.return?.()
  }
}

/** Whether a decoder may have kept something to itself when it found that. The checksum of zstd is looked at by zlib too. */
function mayHoldBack(coding: string, { kind }: Damage): boolean {
  return kind === 'broken' || (kind === 'unproven' && coding === 'zstd')
}

/** Without a head anything is raw deflate for a few bytes. */
function hasHead(coding: string, bytes: Uint8Array): boolean {
  return coding !== 'deflate' || isZlib(bytes)
}

/**
 * Whether something coded was there, of nothing, before what follows it. Its head proves it; without one, and to brotli, a
 * sign or two of any text are just that.
 */
function isEmptyAndMore(coding: string, bytes: Uint8Array, { kind }: Damage): boolean {
  return kind === 'trailing' && coding !== 'br' && coding !== 'zstd' && hasHead(coding, bytes)
}

/** The decoder of zstd takes what follows a whole frame for the start of the next, which is all that it could be. */
function afterTheStart(damage: Damage): Damage {
  return damage.problem === 'Unknown frame descriptor' ? { ...damage, kind: 'trailing' } : damage
}
