const NEXT = /;\s*(?:([!#$%&'*+.^_`|~\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;"]*))|[^;]*)/gy

/** A header whose value has parameters (RFC 9110 §5.6.6): `form-data; name="a"`. */
export interface ParameterizedValue {
  /** What stands before them, in lower case. */
  value: string
  /** By their names in lower case; of two of one name the first. `name*` of RFC 8187 is decoded and stands for `name`. */
  parameters: ReadonlyMap<string, string>
}

export function parseParameters(header: string): ParameterizedValue {
  const first = header.indexOf(';')
  const value = (first < 0 ? header : header.slice(0, first)).trim().toLowerCase()
  const parameters = new Map<string, string>()
  const extended = new Map<string, string>()
  if (first >= 0)
    for (const [, name, quoted, bare] of header.slice(first).matchAll(NEXT)) {
      if (name === undefined) continue
      const key = name.toLowerCase()
      const text = quoted?.replace(/\\(.)/g, '$1') ?? bare?.trim() ?? ''
      const decoded = key.endsWith('*') ? decodeExtended(text) : undefined
      if (decoded !== undefined) extended.set(key.slice(0, -1), decoded)
      else if (!parameters.has(key)) parameters.set(key, text)
    }
  return { value, parameters: new Map([...parameters, ...extended]) }
}

/** RFC 8187 §3.2: `UTF-8''%e2%82%ac`. */
function decodeExtended(text: string): string | undefined {
  const [, charset, encoded] = /^([\w-]+)'[^']*'(.*)$/.exec(text) ?? []
  if (charset === undefined || encoded === undefined) return undefined
  try {
    if (charset.toLowerCase() === 'utf-8') return decodeURIComponent(encoded)
    return encoded.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16))
    )
  } catch {
    return undefined
  }
}
