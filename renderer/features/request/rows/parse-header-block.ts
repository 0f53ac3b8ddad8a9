import type { DraftRow } from '#shared/model/draft/draft-row.ts'

/**
 * Reads pasted headers: a line each, `Name: value`, as browsers, curl -v and servers' logs print them. A request or
 * status line, blank lines and HTTP/2 pseudo-headers (`:authority: …`) are left out, the marks of curl -v
 * (`> `, `< `) removed, folded lines joined (RFC 9112 §5.2). Of several lines, one that is no header becomes a row with
 * all its text as the name: there it is refused, and nothing is lost.
 * @returns undefined when the text is one line of something else, which is pasted as it is, or nothing
 */
export function parseHeaderBlock(text: string): DraftRow[] | undefined {
  const headers: DraftRow[] = []
  let read = 0
  for (const typed of text.split(/\r\n|\r|\n/)) {
    const line = typed.replace(/^[<>] /, '')
    const [, name, value] = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? []
    const last = headers.at(-1)
    if (name !== undefined && value !== undefined) {
      headers.push({ name, value: value.trimEnd(), enabled: true })
      read++
    } else if (/^[ \t]+\S/.test(line) && last) last.value = `${last.value} ${line.trim()}`
    else if (!isIgnorable(line)) headers.push({ name: line.trim(), value: '', enabled: true })
  }
  return read > 0 || headers.length > 1 ? headers : undefined
}

function isIgnorable(line: string): boolean {
  return (
    line.trim() === '' ||
    line === '>' ||
    line === '<' ||
    line.startsWith(':') ||
    /^HTTP\/\d/.test(line) ||
    /^\S+ \S+ HTTP\/\d/.test(line)
  )
}
