export interface Directive {
  /** In lower case. */
  name: string
  /** Without its quotes. */
  value: string | undefined
}

/**
 * `name=value` pairs between separators; a separator within quotes is none (RFC 9110 §5.6.6).
 * @param separator a comma as in Cache-Control, or a semicolon as in Strict-Transport-Security
 */
export function splitDirectives(text: string, separator: ',' | ';'): Directive[] {
  const parts = text.match(
    separator === ',' ? /(?:"(?:\\.|[^"\\])*"|[^,])+/g : /(?:"(?:\\.|[^"\\])*"|[^;])+/g
  )
  return (parts ?? []).flatMap(part => {
    const at = part.indexOf('=')
    const name = (at < 0 ? part : part.slice(0, at)).trim().toLowerCase()
    const value =
      at < 0
        ? undefined
        : part
            .slice(at + 1)
            .trim()
            .replace(/^"(.*)"$/s, '$1')
    return name === '' ? [] : [{ name, value }]
  })
}
