/** A piece of a self-describing binary format, in the order in which it is written. Containers are closed by `close`. */
export type ValueToken =
  /** As it is written down: `1`, `18446744073709551615`, `1.0`, `true`, `undefined`, `simple(99)`. */
  | { kind: 'scalar'; text: string }
  | { kind: 'string'; text: string /** Some of its bytes are not UTF-8. */; damaged: boolean }
  | { kind: 'bytes'; bytes: Uint8Array }
  /** MessagePack: bytes of a type that an application gives a meaning. */
  | { kind: 'extension'; type: number; bytes: Uint8Array }
  /** `count` items, for maps pairs; undefined where only the end tells. */
  | { kind: 'open'; of: 'array' | 'map'; count: number | undefined }
  /** CBOR: what the one value in it means. */
  | { kind: 'open'; of: 'tag'; tag: string }
  | { kind: 'close' }

/** Where the bytes do not keep to their format. */
export class FormatFault extends Error {
  override readonly name = 'FormatFault'
  /** Offset of the byte at which the value begins that cannot be read. */
  readonly offset: number
  /** Whether more bytes could have made it whole. */
  readonly ended: boolean

  /** @param problem what is wrong, as the end of a sentence: `the value ends before its 5 bytes` */
  constructor(offset: number, problem: string, ended = false) {
    super(problem)
    this.offset = offset
    this.ended = ended
  }
}

/** What is nested deeper is not read: no format of data does that. */
export const MOST_DEEP = 500
