/**
 * What a server or a file may put into a line to make it look like another: control characters, directional overrides
 * and isolates (Unicode TR9), zero-width characters, fillers that are drawn as nothing, line and paragraph separators,
 * the byte order mark, tags. Joiners of emoji and of Arabic letters are none: such words are written with them.
 */
const SIGNS = String.raw`[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]`
const OF_EMOJI = String.raw`(?<=\p{Extended_Pictographic}|\ufe0f|[\u{1f3fb}-\u{1f3ff}])\u200d(?=\p{Extended_Pictographic})`
const OF_ARABIC = String.raw`(?<=\p{Script=Arabic})[\u200c\u200d](?=\p{Script=Arabic})`
const PLAIN = /^[\x20-\x7e]*$/
const HIDDEN = new RegExp(`(?!${OF_EMOJI}|${OF_ARABIC})${SIGNS}`, 'gu')

/** A line of foreign text with everything invisible or misleading written out, as `\x07` or `\u202e`. */
export function visibleText(text: string): string {
  if (PLAIN.test(text)) return text
  return text.replace(HIDDEN, char => {
    const hex = (char.codePointAt(0) ?? 0).toString(16)
    if (hex.length > 4) return `\\u{${hex}}`
    return hex.length > 2 ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`
  })
}

/** The same without what is invisible or misleading. */
export function withoutHidden(text: string): string {
  return text.replace(HIDDEN, '')
}
