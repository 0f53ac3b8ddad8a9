import type { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo, Warning } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import type { DecodingSettings } from '#shared/model/settings.ts'
import type { BodyTarget } from '../../bodies/body-target.ts'
import { isEventStream } from '../../sse/is-event-stream.ts'
import { findHeader } from '../raw-headers.ts'
import type { BodySink, SinkListener } from './body-sink.ts'
import { leavesWhole, warnOfDamage } from './coding-warnings.ts'
import { readCodings } from './content-codings.ts'
import { DecodingSink } from './decoding-sink.ts'
import { SmallSink } from './small-sink.ts'

/** A body that announces no more than this is decoded at once when it is there. */
const SMALL_BYTES = 64 * 1024

/** Receives the body of one response: takes its codings off and stores it. */
export class BodyReceiver {
  readonly id: string
  encodedSize = 0
  readonly #body: BodyTarget
  readonly #headers: readonly Header[]
  readonly #sink: BodySink | undefined
  readonly #warnings: Warning[]
  /** Why its codings are left on: told once there is something that has them. */
  #refused: Warning | undefined
  /** Whether what was decoded is all that was sent, as far as its codings can tell. */
  #sound = true

  /** @param onFailure told why no more of it is decoded, while it arrives or after `finish` */
  constructor(
    id: string,
    body: BodyTarget,
    headers: readonly Header[],
    limits: DecodingSettings,
    warnings: Warning[],
    onFailure: (error: ClientError) => void
  ) {
    this.id = id
    this.#body = body
    this.#headers = headers
    this.#warnings = warnings
    const found = readCodings(headers, limits.content)
    if ('refused' in found) {
      this.#refused = found.refused
      return
    }
    this.#sink = chooseSink(body, headers, limits, found.codings, {
      onDamage: (coding, damage) => {
        warnings.push(warnOfDamage(coding, damage))
        this.#sound &&= leavesWhole(damage)
      },
      onFailure
    })
  }

  /** Why the body can no longer be stored. */
  get failure(): ClientError | undefined {
    return this.#body.failure
  }

  /** @returns false when the sender should pause until `drained` */
  write(chunk: Uint8Array): boolean {
    this.encodedSize += chunk.byteLength
    if (this.#refused && chunk.byteLength > 0) {
      this.#warnings.push(this.#refused)
      this.#refused = undefined
    }
    return (this.#sink ?? this.#body).write(chunk)
  }

  drained(callback: () => void): void {
    ;(this.#sink ?? this.#body).drained(callback)
  }

  /**
   * Ends it. Undefined when there is nothing to wait for, as with a small body that is not coded.
   * @param complete whether the body arrived to its end
   * @param withinMs so long what waits is decoded still; the rest is left
   * @throws ClientError IO when it could not be stored, ABORTED when it was released
   */
  finish(complete: boolean, withinMs?: number): Promise<void> | undefined {
    const decoded = this.#sink?.finish(complete)
    if (decoded && withinMs !== undefined) {
      const timer = setTimeout(() => this.stop(), withinMs)
      void decoded.finally(() => clearTimeout(timer))
    }
    return decoded ? decoded.then(() => this.#body.settle()) : this.#body.settle()
  }

  /** Gives up what has not been decoded: the body stays as it is now. */
  stop(): void {
    this.#sink?.stop()
  }

  /** @param complete whether the body arrived to its end, and was stored */
  describe(complete: boolean): BodyInfo {
    const { type, charset } = readContentType(this.#headers)
    const info: BodyInfo = {
      id: this.id,
      size: this.#body.size,
      encodedSize: this.encodedSize,
      contentType: type,
      complete: complete && this.#sound
    }
    if (charset !== undefined) info.charset = charset
    return info
  }
}

/** Media type and charset in lower case (RFC 9110 §8.3); an empty type when none was sent. */
function readContentType(headers: readonly Header[]): { type: string; charset?: string } {
  const value = findHeader(headers, 'content-type')?.toLowerCase() ?? ''
  const end = value.indexOf(';')
  if (end < 0) return { type: value.trim() }
  const charset = /;\s*charset\s*=\s*"?([^"\s;]+)/.exec(value)?.[1]
  return { type: value.slice(0, end).trim(), ...(charset !== undefined && { charset }) }
}

/** Undefined when the body is stored as it comes. */
function chooseSink(
  body: BodyTarget,
  headers: readonly Header[],
  limits: DecodingSettings,
  codings: readonly string[],
  listener: SinkListener
): BodySink | undefined {
  if (codings.length === 0) return undefined
  const length = Number(findHeader(headers, 'content-length') ?? Number.NaN)
  // Decoding zstd at once stops after the first of several frames, and events are told as they come.
  const small = length <= SMALL_BYTES && !codings.includes('zstd') && !isEventStream(headers)
  return new (small ? SmallSink : DecodingSink)(body, codings, listener, limits)
}
