/**
 * What a server may put into a line to make it look like another: control characters, directional overrides and
 * isolates (Unicode TR9), zero-width characters, line and paragraph separators, the byte order mark.
 */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g

/** A line of foreign text with everything invisible or misleading written out, as `\x07` or `\u202e`. */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, char => {
    const hex = char.charCodeAt(0).toString(16)
    return hex.length > 2 ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`
  })
}
