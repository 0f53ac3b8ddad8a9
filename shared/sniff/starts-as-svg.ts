const SPACE = /[\s\ufeff]*/y
const DOCTYPE = /<!doctype\s+svg(?=[\s>[])[^>[]*/iy
const ROOT = /<svg[\s>]/iy

/**
 * Whether the first element of a markup is that of an SVG: what may stand before it (XML 1.0 §2.8) is left behind, each
 * sign once.
 * @param text the beginning of the body is enough
 */
export function startsAsSvg(text: string): boolean {
  for (let at = 0; ; ) {
    at = matchAt(SPACE, text, at)
    if (text.startsWith('<?', at)) at = behind(text, '?>', at + 2)
    else if (text.startsWith('<!--', at)) at = behind(text, '-->', at + 4)
    else {
      const doctype = matchAt(DOCTYPE, text, at)
      if (doctype === at) return matchAt(ROOT, text, at) > at
      at = behind(text, '>', text[doctype] === '[' ? behind(text, ']', doctype) : doctype)
    }
  }
}

/** Where a sticky pattern ends that begins at a place; that place where it does not. */
function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

function behind(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from)
  return at < 0 ? text.length : at + end.length
}
