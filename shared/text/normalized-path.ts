const ESCAPES: Record<string, string> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  "'": "\\'",
  '\\': '\\\\'
}

/**
 * The normalized path of a value (RFC 9535 §2.7): `$['orders'][0]['it\'s']`.
 * @param steps names of members and indexes of elements, from the root on
 */
export function normalizedPath(steps: readonly (string | number)[]): string {
  return `$${steps.map(step => (typeof step === 'number' ? `[${step}]` : `['${quote(step)}']`)).join('')}`
}

function quote(name: string): string {
  return name.replace(/[\u0000-\u001f'\\]/g, char => {
    return ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
