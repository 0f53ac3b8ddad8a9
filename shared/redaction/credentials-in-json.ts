import { parseJson } from '../format/parse-json.ts'
import { endOfString } from '../http/json-spans.ts'
import { isCredentialVariable } from './credential-parameters.ts'
import { insideJsonString } from './json-string.ts'
import { MASK } from './redact-text.ts'
import { saysNothing } from './says-nothing.ts'

/** A string or number in JSON that is a secret by a key that it stands under, at any depth, or has some in it. */
interface Credential {
  /** Where it stands, a string with its quotes. */
  from: number
  to: number
  /** As they are, and as they stand in the text: a number as it was written. */
  secrets: string[]
  /** What may stand there in its place. */
  covered: string
}

/** So many of one value are looked for: each costs time in all that is kept. */
const MOST = 1000
/** How deep a string of JSON is looked into that is itself JSON: each time, what is in it is gone through once more. */
const MOST_NESTED = 3
const TOKEN = /["{}[\],]|[^\s"{}[\],:]+/g

/** What is secret by its key in a text that is an object or a list. None where it is neither. */
export function credentialsInJson(text: string): string[] {
  const found = new Set<string>()
  for (const { secrets } of credentials(text, 0)) {
    for (const secret of secrets) if (found.size < MOST) found.add(secret)
    if (found.size === MOST) break
  }
  return [...found]
}

/** That text with each of them covered, whatever they are. */
export function coverJson(text: string): string {
  return cover(text, credentials(text, 0))
}

function cover(text: string, found: Iterable<Credential>): string {
  const pieces: string[] = []
  let end = 0
  for (const { from, to, covered } of found) {
    pieces.push(text.slice(end, from), covered)
    end = to
  }
  return pieces.join('') + text.slice(end)
}

/**
 * A scan of the text itself, once from its beginning to its end: the stack bears no deep values, a double no long numbers.
 * @param nested in how many strings of JSON it stands
 */
function* credentials(text: string, nested: number): Generator<Credential> {
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
      else if (!saysNothing(inside) && isSecret(inside))
        yield { from, to, secrets: asRead(read(), inside), covered: `"${MASK}"` }
      else if (isText && nested < MOST_NESTED && MAY_HOLD_STRINGS.test(inside)) {
        const value = read()
        const found = [...credentials(value, nested + 1)]
        if (found.length > 0) yield { from, to, ...inString(value, found) }
      }
    }
  }
}

/** Has a quote in it, as JSON in a string of JSON writes it. */
const MAY_HOLD_STRINGS = /\\(?:"|u0022)/

/** A value, and how it was written where that is not how it would be written here: `a\/b`, as PHP has it. */
function asRead(value: string, written: string): string[] {
  return written === insideJsonString(value) ? [value] : [value, written]
}

/** What was found in JSON that is the value of a string, as of the JSON in which that string stands. */
function inString(value: string, found: readonly Credential[]): Pick<Credential, 'secrets' | 'covered'> {
  return {
    // There it is escaped once more than where it was found.
    secrets: found.flatMap(({ secrets }) => secrets.flatMap(secret => [secret, insideJsonString(secret)])),
    covered: JSON.stringify(cover(value, found))
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
