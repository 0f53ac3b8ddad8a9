/** Of a value that is shown. */
const MAX_SHOWN = 500

/** A value as JSON for a person, cut when it is long: no more of it is looked at than is shown. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'undefined'
  let text = ''
  for (const piece of pieces(value)) {
    text += piece
    if (text.length > MAX_SHOWN) return `${text.slice(0, MAX_SHOWN)}…`
  }
  return text
}

/** Each level writes its bracket before it goes deeper, so that what is cut is never deep. */
function* pieces(value: unknown): Generator<string> {
  if (typeof value === 'string') yield JSON.stringify(value.slice(0, MAX_SHOWN + 1))
  else if (Array.isArray(value)) {
    yield '['
    for (const [index, each] of value.entries()) {
      if (index > 0) yield ','
      yield* pieces(each)
    }
    yield ']'
  } else if (value !== null && typeof value === 'object') {
    yield '{'
    let separator = ''
    for (const key in value) {
      yield `${separator}${JSON.stringify(key)}:`
      yield* pieces(Object.getOwnPropertyDescriptor(value, key)?.value)
      separator = ','
    }
    yield '}'
  } else yield String(value)
}
