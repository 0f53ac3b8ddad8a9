import { parseJson } from '../format/parse-json.ts'
import { endOfString } from '../http/json-spans.ts'
import { isCredentialVariable } from './credential-parameters.ts'
import { MASK } from './redact-text.ts'

/** A string or number in JSON that is a secret by a key that it stands under, at any depth. */
interface Credential {
  /** Where it stands, a string with its quotes. */
  from: number
  to: number
  /** A number as it was written. */
  text: string
}

/** So many of one value are looked for: each costs time in all that is kept. */
const MOST = 1000
const TOKEN = /["{}[\],]|[^\s"{}[\],:]+/g
const NO_SECRETS = new Set(['', 'null', 'true', 'false'])

/** What is secret by its key in a text that is an object or a list. None where it is neither. */
export function credentialsInJson(text: string): string[] {
  const found = new Set<string>()
  for (const credential of credentials(text)) {
    found.add(credential.text)
    if (found.size === MOST) break
  }
  return [...found]
}

/** That text with each of them covered, whatever they are. */
export function coverJson(text: string): string {
  const pieces: string[] = []
  let end = 0
  for (const { from, to } of credentials(text)) {
    pieces.push(text.slice(end, from), `"${MASK}"`)
    end = to
  }
  return pieces.join('') + text.slice(end)
}

/** A scan of the text itself, once from its beginning to its end: the stack bears no deep values, a double no long numbers. */
function* credentials(text: string): Generator<Credential> {
  if (!isObjectText(text)) return
  /** Of each object and list that is open: whether all in it is secret. */
  const open: boolean[] = []
  let key: string | undefined
  const isSecret = (value: string) =>
    open.at(-1) === true || (key !== undefined && isCredentialVariable(key, value))
  const tokens = new RegExp(TOKEN)
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    const [sign] = token
    const from = token.index
    if (sign === '{' || sign === '[') {
      open.push(isSecret(''))
      key = undefined
    } else if (sign === '}' || sign === ']') open.pop()
    else if (sign === ',') key = undefined
    else {
      const isText = sign === '"'
      const to = isText ? endOfString(text, from) : from + sign.length
      tokens.lastIndex = to
      const written = text.slice(from, to)
      const inside = isText ? written.slice(1, -1) : written
      const read = () => (isText ? String(parseJson(written) ?? inside) : written)
      if (isText && isFollowedByColon(text, to)) key = read()
      else if (!NO_SECRETS.has(inside) && isSecret(inside)) yield { from, to, text: read() }
    }
  }
}

/** Whether a text looks like an object or list, whose JSON is read where a name leads into it. */
export function isObjectText(value: string): boolean {
  const text = value.trim()
  return (text.startsWith('{') && text.endsWith('}')) || (text.startsWith('[') && text.endsWith(']'))
}

function isFollowedByColon(text: string, at: number): boolean {
  const next = /\S/g
  next.lastIndex = at
  return next.exec(text)?.[0] === ':'
}
