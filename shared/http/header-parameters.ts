/** White space stands around any of it, and what follows a value by mistake goes with it: the next one is read all the same. */
const NEXT = /;\s*(?:([!#$%&'*+.^_`|~\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;"]*))[^;]*|[^;]*)/gy

const EXTENDED = /^([\w-]+)'[\w-]*'([!#$&+\-.^_`|~\w%]*)$/

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
      if (decoded) extended.set(key.slice(0, -1), decoded)
      else if (!parameters.has(key)) parameters.set(key, text)
    }
  return { value, parameters: new Map([...parameters, ...extended]) }
}

/** `UTF-8''%e2%82%ac.txt` (RFC 8187 §3.2.1). Undefined when it is none, or of an encoding that nobody knows. */
function decodeExtended(text: string): string | undefined {
  const [, charset = '', encoded = ''] = EXTENDED.exec(text) ?? []
  try {
    const decoder = new TextDecoder(charset, { fatal: true })
    return decoder.decode(Uint8Array.from(bytesOf(encoded)))
  } catch {
    return undefined
  }
}

function bytesOf(encoded: string): number[] {
  return [...encoded.matchAll(/%([\da-f]{2})|[\s\S]/gi)].map(([character, hex]) =>
    hex === undefined ? character.charCodeAt(0) : Number.parseInt(hex, 16)
  )
}
