/** A name cut at its dots and brackets: `users[0]['first name']` is users, 0, first name. */
const SEGMENT = /\[(\d+)\]|\[(["'])(.*?)\2\]|([^.[\]]+)/g

/** The variable that a path begins at, and the keys that lead on from there. */
interface ValuePath {
  variable: string
  keys: string[]
}

/** @returns undefined when the name is no path, as `host` and `a..b` are none */
export function valuePath(name: string): ValuePath | undefined {
  const keys: string[] = []
  let end = 0
  for (const match of name.matchAll(SEGMENT)) {
    const [whole, index, , quoted, plain] = match
    const gap = name.slice(end, match.index)
    const expected = end > 0 && plain !== undefined ? '.' : ''
    if (gap !== expected) return undefined
    keys.push(index ?? quoted ?? plain ?? '')
    end = match.index + whole.length
  }
  const [variable, ...rest] = keys
  if (end < name.length || variable === undefined || rest.length === 0) return undefined
  return { variable, keys: rest }
}

/**
 * The text of what lies at the end of a path: of a string the string, of anything else its JSON. Undefined when there
 * is no such thing. Only what the value itself holds is found.
 */
export function textAt(value: unknown, keys: readonly string[]): string | undefined {
  let found = value
  for (const key of keys) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined
    found = Object.getOwnPropertyDescriptor(found, key)?.value
  }
  return typeof found === 'string' ? found : JSON.stringify(found)
}
