import { UnclosedQuote } from './unclosed-quote.ts'

const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v'
}

const ESCAPE =
  /^\\(?:x([\dA-Fa-f]{1,2})|u([\dA-Fa-f]{1,4})|U([\dA-Fa-f]{1,8})|([0-7]{1,3})|c([@-_a-z])|([\s\S]))/

interface AnsiC {
  content: string
  /** Behind the closing quote. */
  end: number
  /** What could not be read for certain, in sentences. */
  notes: string[]
}

/**
 * The content of `$'…'` (POSIX.1-2024 §2.2.4, and what bash adds). Bytes by number are read as UTF-8. Where they are
 * none, they are taken for the characters of these numbers, and so is a pair of halves by `\u` for the one character that
 * it is in UTF-16: that is how developer tools write them, whatever a shell would make of it.
 * @param from behind the opening quote
 * @throws UnclosedQuote
 */
export function readAnsiC(text: string, from: number): AnsiC {
  const notes: string[] = []
  let content = ''
  let bytes: number[] = []
  let at = from
  const add = (part: string) => {
    const { read, isUtf8 } = readBytes(bytes)
    if (!isUtf8) notes.push(`${escaped(bytes)} in $'…' is no UTF-8: it is read as “${read}”.`)
    bytes = []
    content += read + part
  }
  while (at < text.length) {
    const plain = /^[^\\']+/.exec(text.slice(at, at + 4096))?.[0]
    if (plain !== undefined) {
      add(plain)
      at += plain.length
    } else if (text.charAt(at) === "'") {
      add('')
      const { whole, halves } = withoutHalves(content)
      return { content: whole, end: at + 1, notes: [...notes, ...halves] }
    } else {
      const [written = '\\', hex, short, long, octal, control, letter] =
        ESCAPE.exec(text.slice(at, at + 11)) ?? []
      if (hex !== undefined) bytes.push(Number.parseInt(hex, 16))
      else if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 0xff)
      else if (control !== undefined) bytes.push(control.toUpperCase().charCodeAt(0) & 0x1f)
      else if (letter !== undefined) add(LETTERS[letter] ?? (/['"?\\]/.test(letter) ? letter : written))
      else {
        const code = Number.parseInt(short ?? long ?? '', 16)
        if (code > 0x10_ff_ff) notes.push(`${written} in $'…' is no character: it stays as it is written.`)
        add(code > 0x10_ff_ff ? written : String.fromCodePoint(code))
      }
      at += written.length
    }
  }
  throw new UnclosedQuote("$'")
}

function readBytes(bytes: readonly number[]): { read: string; isUtf8: boolean } {
  try {
    const read = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes))
    return { read, isUtf8: true }
  } catch {
    return { read: bytes.map(byte => String.fromCharCode(byte)).join(''), isUtf8: false }
  }
}

function escaped(bytes: readonly number[]): string {
  const shown = bytes.slice(0, 8).map(byte => `\\x${byte.toString(16).padStart(2, '0')}`)
  return shown.join('') + (bytes.length > shown.length ? '…' : '')
}

/** Halves of characters that are no pair: no text that is sent can hold one. */
function withoutHalves(text: string): { whole: string; halves: string[] } {
  const halves: string[] = []
  const whole = text.replace(/\p{Surrogate}/gu, half => {
    const written = `\\u${half.charCodeAt(0).toString(16)}`
    halves.push(`${written} in $'…' is half a character: it stays as it is written.`)
    return written
  })
  return { whole, halves }
}
