import type { Damage } from './coding-warnings.ts'
import { createDecoder, isZlib } from './content-codings.ts'
import type { DecodeStage } from './decode-stage.ts'
import {
  BareFraming,
  type DeflateFraming,
  GzipFraming,
  NO_HEAD,
  type ReadBytes,
  ZlibFraming
} from './deflate-framing.ts'
import { Feeder } from './feeder.ts'

/** Each member takes a decoder of its own: so many that hold nothing are meant to keep it busy. */
const MOST_EMPTY = 1000

/**
 * Takes off gzip and deflate. zlib keeps to itself what it decoded in the step in which it fails, so it gets the deflate
 * data alone: what lies around them is read here, and a wrong checksum or bytes after the end cost nothing of the body.
 * There may be several members of gzip one after the other (RFC 1952 §2.2).
 */
export class DeflateStage implements DecodeStage {
  damage: Damage | undefined
  readonly #framing: DeflateFraming
  #at: 'head' | 'data' | 'trailer' | 'end' = 'head'
  #reading: ReadBytes
  #feeder = new Feeder(createDecoder('deflate-raw'))
  /** Of a member whose checksum is that of something else: what follows it is decoded all the same. */
  #unproven: Damage | undefined
  #isFirst = true
  #membersSinceBytes = 0

  /** @param first the first bytes, by which raw deflate is told from zlib */
  constructor(coding: string, first: Uint8Array) {
    if (coding !== 'deflate') this.#framing = new GzipFraming()
    else this.#framing = isZlib(first) ? new ZlibFraming() : new BareFraming()
    this.#reading = this.#framing.head()
    this.#follow(this.#reading.next())
  }

  async *feed(chunk: Uint8Array | undefined): AsyncGenerator<Uint8Array> {
    if (!chunk) {
      yield* this.#end()
      return
    }
    for (let rest = chunk; rest.byteLength > 0 && !this.damage; ) {
      if (this.#at === 'end') this.#startAnother()
      else if (this.#at !== 'data') rest = this.#read(rest)
      else {
        yield* this.#inflate(rest)
        const { unusedBytes } = this.#feeder
        rest = rest.subarray(rest.byteLength - unusedBytes)
        if (unusedBytes > 0) this.#startTrailer()
      }
    }
  }

  destroy(): void {
    this.#feeder.destroy()
  }

  async *#inflate(chunk: Uint8Array | undefined): AsyncGenerator<Uint8Array> {
    for await (const decoded of this.#feeder.feed(chunk)) {
      this.#framing.add(decoded)
      this.#membersSinceBytes = 0
      yield decoded
    }
    this.damage = this.#feeder.damage
  }

  async *#end(): AsyncGenerator<Uint8Array> {
    if (this.#at === 'data') {
      yield* this.#inflate(undefined)
      if (!this.damage) this.#startTrailer()
    }
    if (this.#at !== 'end') this.damage ??= { kind: 'cut', problem: 'unexpected end of file' }
    this.damage ??= this.#unproven
  }

  #startTrailer(): void {
    if (this.damage) return
    this.#at = 'trailer'
    this.#reading = this.#framing.trailer()
    this.#follow(this.#reading.next())
  }

  #startAnother(): void {
    if (!this.#framing.repeats || ++this.#membersSinceBytes > MOST_EMPTY) {
      this.#meetTrailing()
      return
    }
    this.#isFirst = false
    this.#feeder.destroy()
    this.#feeder = new Feeder(createDecoder('deflate-raw'))
    this.#at = 'head'
    this.#reading = this.#framing.head()
    this.#follow(this.#reading.next())
  }

  /** @returns what is left of the bytes */
  #read(bytes: Uint8Array): Uint8Array {
    for (const [i, byte] of bytes.entries()) {
      const step = this.#reading.next(byte)
      this.#follow(step)
      if (step.done) return bytes.subarray(i + 1)
    }
    return new Uint8Array()
  }

  #follow({ done, value: problem }: IteratorResult<undefined, string | undefined>): void {
    if (!done) return
    if (this.#at === 'trailer') {
      this.#at = 'end'
      if (problem !== undefined) this.#unproven ??= { kind: 'unproven', problem }
    } else if (problem === undefined) this.#at = 'data'
    else if (problem === NO_HEAD && !this.#isFirst) this.#meetTrailing()
    else this.damage = { kind: 'broken', problem }
  }

  #meetTrailing(): void {
    this.damage = this.#unproven ?? { kind: 'trailing', problem: 'more bytes after its end' }
  }
}
