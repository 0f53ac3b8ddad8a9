import type { Header } from '#shared/model/request.ts'

/** One way to authenticate that a server offers. */
export interface Challenge {
  /** In lower case. */
  scheme: string
  /** Parameters by their names in lower case, quotes and escapes taken off. Of two of a name the first counts. */
  params: Map<string, string>
}

const TOKEN = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y
/** A line break cannot be there, and `\s` would take the byte A0, of which UTF-8 makes letters, for a space. */
const SEPARATORS = /[ \t,]*/y
const EQUALS = /[ \t]*=[ \t]*/y
const QUOTED = /"((?:[^"\\]|\\.)*)("|$)/sy
const TOKEN68 = /[ \t]+[A-Za-z0-9\-._~+/]+=*[ \t]*(?=,|$)/y
/** What a sloppy server writes without quotes. */
const UNQUOTED = /[^ \t,"]*/y

/**
 * The challenges of an answer's WWW-Authenticate headers, in their order (RFC 9110 §11.6.1). One header may hold
 * several, parted by the same commas that part the parameters of each: a name that no `=` follows begins the next.
 * What is no challenge ends the header in which it stands, what came before it counts.
 */
export function parseChallenges(headers: readonly Header[]): Challenge[] {
  return headers
    .filter(([name]) => name.toLowerCase() === 'www-authenticate')
    .flatMap(([, value]) => parseValue(value))
}

function parseValue(value: string): Challenge[] {
  const challenges: Challenge[] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(value)
    if (match) at = pattern.lastIndex
    return match
  }
  for (take(SEPARATORS); at < value.length; take(SEPARATORS)) {
    const name = take(TOKEN)?.[0].toLowerCase()
    if (name === undefined) break
    if (take(EQUALS)) {
      const content = take(QUOTED)?.[1]?.replace(/\\(.)/gs, '$1') ?? take(UNQUOTED)?.[0] ?? ''
      const params = challenges.at(-1)?.params
      if (!params) break
      if (!params.has(name)) params.set(name, content)
    } else {
      challenges.push({ scheme: name, params: new Map() })
      take(TOKEN68)
    }
  }
  return challenges
}
