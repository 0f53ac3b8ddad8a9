/** A text as it stands between the quotes of a string of JSON. */
export function insideJsonString(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** The same in all ways of writers that escape more than has to be (RFC 8259 §7), that of this one first. */
export function insideJsonStrings(text: string): string[] {
  const own = insideJsonString(text)
  // Python, and PHP unless it is told otherwise.
  const ascii = own.replace(/[^ -~]/g, unit => escaped(unit))
  return [
    own,
    ascii,
    ...[own, ascii].map(form => form.replaceAll('/', '\\/')),
    // Go.
    own.replace(/[<>&]/g, unit => escaped(unit)),
    // .NET, with capitals.
    own.replace(/\\.|[^ -~]|[<>&'+`]/g, sign => {
      if (sign === '\\"') return '\\u0022'
      return sign.startsWith('\\') ? sign : escaped(sign, hex => hex.toUpperCase())
    })
  ]
}

function escaped(unit: string, write = (hex: string) => hex): string {
  return `\\u${write(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`
}
