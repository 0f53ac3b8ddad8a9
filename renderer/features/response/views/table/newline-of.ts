/**
 * What ends the records of delimited text (RFC 4180): a line feed, which may have a carriage return before it. A
 * carriage return alone does where no line feed stands but in quotes.
 * @param last whether nothing follows the text
 * @returns undefined where nothing has ended yet
 */
export function newlineOf(text: string, delimiter: string, last: boolean): '\n' | '\r' | undefined {
  let newline: '\r' | undefined
  let place: 'start' | 'within' | 'quoted' | 'behind' = 'start'
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '"' && place !== 'within') place = place === 'quoted' ? 'behind' : 'quoted'
    else if (place === 'quoted') continue
    else if (char === '\n') return '\n'
    // The line feed behind it may be on its way.
    else if (char === '\r' && (last || at + 1 < text.length)) newline = '\r'
    else place = 'within'
    if (char === delimiter || char === '\r') place = 'start'
  }
  return newline ?? (last ? '\n' : undefined)
}
