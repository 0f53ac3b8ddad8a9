import type { DraftHeader } from '#shared/model/draft.ts'

/**
 * Reads pasted headers: a line each, `Name: value`, as browsers, curl -v and servers' logs print them. A request or
 * status line, blank lines and HTTP/2 pseudo-headers (`:authority: …`) are left out, the marks of curl -v
 * (`> `, `< `) removed, folded lines joined (RFC 9112 §5.2).
 * @returns undefined when the text is something else: then it is pasted as it is
 */
export function parseHeaderBlock(text: string): DraftHeader[] | undefined {
  const headers: DraftHeader[] = []
  for (const typed of text.split(/\r\n|\r|\n/)) {
    const line = typed.replace(/^[<>] /, '')
    const [, name, value] = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*(.*)$/.exec(line) ?? []
    const last = headers.at(-1)
    if (name !== undefined && value !== undefined)
      headers.push({ name, value: value.trimEnd(), enabled: true })
    else if (/^[ \t]+\S/.test(line) && last) last.value = `${last.value} ${line.trim()}`
    else if (!isIgnorable(line)) return undefined
  }
  return headers.length > 0 ? headers : undefined
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
