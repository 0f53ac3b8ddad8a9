/** What takes two columns of a terminal: wide and full-width signs (UAX #11), and what is shown as a picture (UTS #51). */
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u
/** What stands on the sign before, or tells how that is to be shown. */
const NONE = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\p{Emoji_Modifier}]/u
/** Two of them are a flag. */
const HALF_FLAG = /\p{Regional_Indicator}/u
const AS_PICTURE = '\ufe0f'
const JOINER = '\u200d'
const PLAIN = /^[\x20-\x7e]*$/

/** How many columns of a terminal a text takes that has no control characters in it. */
export function columnsOf(text: string): number {
  return PLAIN.test(text) ? text.length : cut(text, Number.POSITIVE_INFINITY).columns
}

/** As much of a text from its beginning as there are columns for: no sign is cut in two. */
export function cutToColumns(text: string, most: number): string {
  return PLAIN.test(text) ? text.slice(0, Math.max(0, most)) : cut(text, most).text
}

function cut(text: string, most: number): { text: string; columns: number } {
  let columns = 0
  let end = 0
  let before = ''
  for (const sign of text) {
    const more = before === JOINER ? 0 : sign === AS_PICTURE ? 2 - widthOf(before) : widthOf(sign)
    if (columns + more > most) break
    columns += more
    end += sign.length
    before = sign
  }
  return { text: text.slice(0, end), columns }
}

function widthOf(sign: string): number {
  if (NONE.test(sign)) return 0
  return WIDE.test(sign) && !HALF_FLAG.test(sign) ? 2 : 1
}
