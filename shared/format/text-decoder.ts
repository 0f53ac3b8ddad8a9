export interface TextDecoding {
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string
}

interface DecodingOptions {
  /** Throws a TypeError at bytes that the encoding does not allow, in the place of U+FFFD. */
  fatal?: boolean
  ignoreBOM?: boolean
}

/**
 * A decoder of one encoding: those of the WHATWG, and beside them `utf-32le` and `utf-32be`, in which JSON may be
 * written (RFC 4627 §3) and which no browser reads.
 * @throws RangeError for an encoding that nobody knows
 */
export function textDecoder(encoding: string, options: DecodingOptions = {}): TextDecoding {
  if (encoding === 'utf-32le') return new Utf32Decoder(true, options)
  if (encoding === 'utf-32be') return new Utf32Decoder(false, options)
  return new TextDecoder(encoding, options)
}

/** The name of the encoding that a label means, or undefined when nobody knows it. */
export function encodingOfLabel(label: string): string | undefined {
  const name = label.trim().toLowerCase()
  if (name === 'utf-32' || name === 'utf-32le') return 'utf-32le'
  if (name === 'utf-32be') return 'utf-32be'
  try {
    return name ? new TextDecoder(name).encoding : undefined
  } catch {
    return undefined
  }
}

class Utf32Decoder implements TextDecoding {
  readonly #littleEndian: boolean
  readonly #fatal: boolean
  readonly #ignoreBOM: boolean
  #left = new Uint8Array()
  #begun = false

  constructor(littleEndian: boolean, { fatal = false, ignoreBOM = false }: DecodingOptions) {
    this.#littleEndian = littleEndian
    this.#fatal = fatal
    this.#ignoreBOM = ignoreBOM
  }

  decode(bytes: Uint8Array = new Uint8Array(), { stream = false } = {}): string {
    const all = new Uint8Array(this.#left.length + bytes.length)
    all.set(this.#left)
    all.set(bytes, this.#left.length)
    const view = new DataView(all.buffer)
    const whole = all.length - (all.length % 4)
    const signs: string[] = []
    for (let at = 0; at < whole; at += 4) signs.push(this.#sign(view.getUint32(at, this.#littleEndian)))
    this.#left = stream ? all.slice(whole) : new Uint8Array()
    if (!stream && whole < all.length) signs.push(this.#bad())
    if (!this.#begun && !this.#ignoreBOM && signs[0] === '\ufeff') signs.shift()
    this.#begun = stream && (this.#begun || whole > 0)
    return signs.join('')
  }

  #sign(code: number): string {
    const valid = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return valid ? String.fromCodePoint(code) : this.#bad()
  }

  #bad(): string {
    if (this.#fatal) throw new TypeError('The bytes are not valid UTF-32.')
    return '\ufffd'
  }
}
