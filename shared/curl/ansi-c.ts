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

/**
 * The content of `$'…'` (POSIX.1-2024 §2.2.4, and what bash adds). Bytes by number are read as UTF-8.
 * @param from behind the opening quote
 * @returns and the index behind the closing one
 * @throws UnclosedQuote
 */
export function readAnsiC(text: string, from: number): { content: string; end: number } {
  const bytes: number[] = []
  const add = (part: string) => bytes.push(...new TextEncoder().encode(part))
  let at = from
  while (at < text.length) {
    const plain = /^[^\\']+/.exec(text.slice(at, at + 4096))?.[0]
    if (plain !== undefined) {
      add(whole(plain))
      at += whole(plain).length
    } else if (text.charAt(at) === "'") {
      return {
        content: new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes)),
        end: at + 1
      }
    } else {
      const [written = '\\', hex, short, long, octal, control, letter] =
        ESCAPE.exec(text.slice(at, at + 11)) ?? []
      if (hex !== undefined) bytes.push(Number.parseInt(hex, 16))
      else if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 0xff)
      else if (control !== undefined) bytes.push(control.toUpperCase().charCodeAt(0) & 0x1f)
      else if (letter !== undefined) add(LETTERS[letter] ?? (/['"?\\]/.test(letter) ? letter : written))
      else add(unicode(short ?? long ?? ''))
      at += written.length
    }
  }
  throw new UnclosedQuote("$'")
}

/** A piece that does not end in half a character. */
function whole(piece: string): string {
  return piece.length > 1 && /[\ud800-\udbff]$/.test(piece) ? piece.slice(0, -1) : piece
}

function unicode(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\ufffd'
}
