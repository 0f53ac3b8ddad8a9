/** A token of RFC 9110 §5.6.2: what methods and header names are made of. */
export function isToken(text: string): boolean {
  return text !== '' && findOutsideToken(text) === undefined
}

/** The first character that cannot be part of a token, or undefined. */
export function findOutsideToken(text: string): string | undefined {
  return /[^!#$%&'*+\-.^_`|~0-9A-Za-z]/u.exec(text)?.[0]
}

/** The first character that no header value can carry (RFC 9110 §5.5; one byte per character), or undefined. */
export function findUnsendable(value: string): string | undefined {
  return /[^\t\x20-\x7e\x80-\xff]/u.exec(value)?.[0]
}

/** A character as a person can read it, also when it has no shape: `“é”`, `a line feed`, `U+200B`. */
export function nameCharacter(character: string): string {
  const names: Record<string, string> = {
    ' ': 'a space',
    '\t': 'a tab',
    '\n': 'a line break',
    '\r': 'a line break'
  }
  const code = character.codePointAt(0) ?? 0
  const visible = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)
  return (
    names[character] ?? (visible ? `“${character}”` : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`)
  )
}
