import { parseFields } from './read-token-answer.ts'

/** What a server says of a refusal (RFC 6749 §5.2): none of it is a token. */
const SAID = ['error', 'error_description', 'error_uri']

/** What may be kept of the answer of a token endpoint: JSON of why it refused; undefined when it did not. */
export function refusalBody(text: string): Uint8Array | undefined {
  const fields = parseFields(text)
  if (typeof fields.error !== 'string') return undefined
  const said = SAID.flatMap(name => (typeof fields[name] === 'string' ? [[name, fields[name]]] : []))
  return new TextEncoder().encode(JSON.stringify(Object.fromEntries(said)))
}
