/** A text as one word of a POSIX shell; what needs no quotes has none. */
export function quoteWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : quote(text)
}

/** A text in quotes (POSIX.1-2024 §2.2.2), line breaks and all. What would steer a terminal, `printf` makes of it. */
export function quote(text: string): string {
  if (isPlain(text)) return `'${text.replaceAll("'", `'\\''`)}'`
  // A substitution loses the line breaks at its end.
  let end = text.length
  while (text[end - 1] === '\n') end--
  return `"$(printf -- ${printfFormat(new TextEncoder().encode(text.slice(0, end)))})${text.slice(end)}"`
}

/**
 * Whether a text survives being pasted into a terminal and handed on by a shell. Other signs are keys there: it could
 * end its own quotes, or be a command of its own.
 */
export function isPlain(text: string): boolean {
  return !/[^\n\t\x20-\x7e\xa0-\uffff]/.test(text)
}

/**
 * Bytes as the argument of `printf` that prints them (POSIX.1-2024, printf): the only way to have any byte, zero
 * included, that every POSIX shell knows.
 */
export function printfFormat(bytes: Uint8Array): string {
  const parts: string[] = []
  for (const byte of bytes) parts.push(ESCAPED.get(byte) ?? asIs(byte))
  return `'${parts.join('')}'`
}

const ESCAPED = new Map([
  [0x0a, '\\n'],
  [0x25, '%%'],
  [0x27, `'\\''`],
  [0x5c, '\\\\']
])

/** Three digits, so that a digit which follows is no part of it. */
function asIs(byte: number): string {
  const isPrintable = byte >= 0x20 && byte < 0x7f
  return isPrintable ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`
}
