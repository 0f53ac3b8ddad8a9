import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { DecodingSettings } from '#shared/model/settings.ts'

type Limits = Omit<DecodingSettings, 'content'>

/** What the decoding of one body may still do. Each of its layers asks before it hands anything on. */
export class DecodeBudget {
  /** Bytes that came over the wire. */
  receivedBytes = 0
  /** BODY_LIMIT, once a layer has gone too far. */
  failure: ClientError | undefined
  #stopped = false
  readonly #limits: Limits

  constructor(limits: Limits) {
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
    const { maxBytes, maxInflatedBytes, ratio } = this.#limits
    const suspect = layerBytes > this.receivedBytes * ratio && maxInflatedBytes < maxBytes
    const limit = suspect ? maxInflatedBytes : maxBytes
    if (layerBytes <= limit) return true
    this.#stopped = true
    this.failure = new ClientError('BODY_LIMIT', {
      reason: suspect ? 'inflated' : 'decoded',
      facts: { limit: formatBytes(limit), received: formatBytes(this.receivedBytes), ratio }
    })
    return false
  }
}
