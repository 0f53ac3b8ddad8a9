/** A number that JSON can write and a double cannot hold, as it was written: two of them may differ all the same. */
const MARK = '\u0000number '

/**
 * JSON with every number told apart from every other: what a double would round is a text instead, as far as the engine
 * tells what was written (ECMA-262 `JSON.parse` source text access).
 * @throws SyntaxError
 */
export function parseExactJson(text: string): unknown {
  const keep = (_name: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === 'number' && context?.source !== undefined && isRounded(value, context.source)
      ? MARK + context.source
      : value
  return JSON.parse(text, keep)
}

/** A value of `parseExactJson` as JSON on one line. */
export function printExactJson(value: unknown): string {
  return JSON.stringify(value).replace(/"\\u0000number ([^"]*)"/g, '$1')
}

/** Whether it has more digits than a double keeps: 15 it always does. */
function isRounded(value: number, source: string): boolean {
  const digits = source
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+|0+$/g, '')
  return (
    digits.length > 15 &&
    digits !==
      String(value)
        .replace(/[eE].*$/, '')
        .replace(/\D/g, '')
        .replace(/^0+|0+$/g, '')
  )
}
