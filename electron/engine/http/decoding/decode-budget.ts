import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'

export interface DecodeLimits {
  /** Nothing is decoded to more than this. */
  bytes: number
  /** A body that grows by more than `ratio` is followed only up to `inflatedBytes`. */
  inflatedBytes: number
  ratio: number
}

const MiB = 1024 * 1024

/**
 * One layer of deflate cannot grow by more than 1032 (two bits for a match of 258 bytes), so gzip alone, even of
 * zeros, meets only the limit of bytes. What grows by more is made of layers, or of the longer matches of br and
 * zstd: 256 MiB of that are plenty for anything meant to be read, and little on a disk.
 */
const LIMITS: DecodeLimits = { bytes: 4096 * MiB, inflatedBytes: 256 * MiB, ratio: 1032 }

/** What the decoding of one body may still do. Each of its layers asks before it hands anything on. */
export class DecodeBudget {
  /** Bytes that came over the wire. */
  receivedBytes = 0
  /** BODY_LIMIT, once a layer has gone too far. */
  failure: ClientError | undefined
  #stopped = false
  readonly #limits: DecodeLimits

  constructor(limits: DecodeLimits = LIMITS) {
    this.#limits = limits
  }

  get stopped(): boolean {
    return this.#stopped
  }

  /** Nothing more is wanted. */
  stop(): void {
    this.#stopped = true
  }

  /** @param layerBytes what one layer has made so far. @returns whether it may go on */
  allows(layerBytes: number): boolean {
    if (this.#stopped) return false
    const { bytes, inflatedBytes, ratio } = this.#limits
    const limit = layerBytes > this.receivedBytes * ratio ? inflatedBytes : bytes
    if (layerBytes <= limit) return true
    this.#stopped = true
    this.failure = new ClientError('BODY_LIMIT', {
      reason: 'decoded',
      facts: {
        size: formatBytes(layerBytes),
        limit: formatBytes(limit),
        received: formatBytes(this.receivedBytes)
      }
    })
    return false
  }
}
