/** `name=value` after a semicolon; the value as it stands or in quotes, with or without space around (RFC 9110 §5.6.6). */
const PARAMETER = /;[\t ]*([!#$%&'*+\-.^_`|~\w]+)[\t ]*=[\t ]*(?:"((?:[^"\\]|\\[\s\S])*)"|([^;]*))/y
const EXTENDED = /^([\w-]+)'[\w-]*'([!#$&+\-.^_`|~\w%]*)$/

/**
 * The file name that a Content-Disposition header gives (RFC 6266 §4.3): `filename*` before `filename`. As it was
 * sent: it may hold anything. Undefined when it names none.
 * @param header its value
 */
export function fileNameIn(header: string): string | undefined {
  const parameters = new Map<string, string>()
  PARAMETER.lastIndex = header.indexOf(';')
  if (PARAMETER.lastIndex < 0) return undefined
  for (let match = PARAMETER.exec(header); match; match = PARAMETER.exec(header)) {
    const [, name = '', quoted, plain = ''] = match
    const value = quoted?.replace(/\\([\s\S])/g, '$1') ?? plain.trim()
    if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value)
  }
  // Whoever cannot say it in one way may have said it in the other.
  return decodeExtended(parameters.get('filename*') ?? '') || parameters.get('filename')
}

/** `UTF-8''%e2%82%ac.txt` (RFC 8187 §3.2.1). Undefined when it is none, or of an encoding that nobody knows. */
function decodeExtended(value: string): string | undefined {
  const [, charset = '', encoded = ''] = EXTENDED.exec(value) ?? []
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
