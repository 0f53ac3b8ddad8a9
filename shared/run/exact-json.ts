/** A value of JSON in which numbers and strings are both strings, with a sign before them that tells them apart. */
type Marked = string | boolean | null | Marked[] | { [name: string]: Marked }

/** A text of it: a string begins with “$”, a number with “#”. */
const STRING = '$'
const NUMBER = '#'
const TOKENS = /"([^"\\]*(?:\\.[^"\\]*)*)"|-?\d[\d.eE+-]*/g

/**
 * Reads an array of objects as what is in their fields: strings as they are, all else as its JSON, with numbers as they
 * were written. A double would drop the zero of `1.10`, and digits of `12345678901234567890`.
 * @returns an entry for each of the array, undefined where that is no object; undefined when it is no array
 * @throws SyntaxError
 */
export function readExactRows(text: string): ([name: string, value: string][] | undefined)[] | undefined {
  const parsed = parseMarked(text)
  if (!Array.isArray(parsed)) return undefined
  return parsed.map(entry =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.entries(entry).map(([name, value]) => [name.slice(STRING.length), textOf(value)])
      : undefined
  )
}

function parseMarked(text: string): Marked {
  // First as it is: what is wrong with it is told of what was written.
  JSON.parse(text)
  return JSON.parse(
    text.replace(TOKENS, (token, inside?: string) =>
      inside === undefined ? `"${NUMBER}${token}"` : `"${STRING}${inside}"`
    )
  )
}

function textOf(value: Marked): string {
  if (typeof value === 'string') return value.slice(1)
  return JSON.stringify(value).replace(TOKENS, token =>
    token.startsWith(`"${NUMBER}`) ? token.slice(2, -1) : `"${token.slice(2)}`
  )
}
