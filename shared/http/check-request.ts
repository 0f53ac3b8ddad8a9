import { ClientError } from '../model/client-error.ts'
import type { Header } from '../model/request.ts'
import { hasForeignScheme, splitUrl, type UrlParts, UrlProblem } from '../url/split-url.ts'
import { findOutsideToken, findUnsendable, nameCharacter } from './field-syntax.ts'

/** Something that keeps a request from being sent, at the field it was typed in. */
export interface RequestProblem {
  /** `method`, `url`, `headers.N.name` or `headers.N.value`. */
  field: string
  /** A sentence for the person who typed it. */
  problem: string
}

interface Checkable {
  method: string
  url: string
  headers: Header[]
}

/** Everything that keeps a request from being sent as typed, in the order of the form. */
export function checkRequest(request: Checkable): RequestProblem[] {
  const problems: RequestProblem[] = []
  const add = (field: string, problem: string | undefined) => problem && problems.push({ field, problem })
  add('method', checkMethod(request.method))
  add('url', checkUrl(request.url))
  request.headers.forEach(([name, value], index) => {
    add(`headers.${index}.name`, checkHeaderName(name))
    add(`headers.${index}.value`, checkHeaderValue(value))
  })
  return problems
}

/**
 * The gate before anything is sent.
 * @throws ClientError BUILD with the first problem's field
 */
export function assertRequest(request: Checkable): UrlParts {
  const [first] = checkRequest(request)
  if (first) {
    const { field, problem } = first
    const reason = field === 'url' && hasForeignScheme(request.url.trim()) ? 'scheme' : undefined
    throw new ClientError('BUILD', { reason, field, facts: { problem } })
  }
  return splitUrl(request.url)
}

export function checkMethod(method: string): string | undefined {
  if (method === '') return 'A method is needed, such as GET.'
  const bad = findOutsideToken(method)
  return bad && `A method cannot contain ${nameCharacter(bad)}: it is letters, digits and a few signs.`
}

export function checkUrl(url: string): string | undefined {
  try {
    splitUrl(url)
    return undefined
  } catch (error) {
    if (error instanceof UrlProblem) return error.message
    throw error
  }
}

export function checkHeaderName(name: string): string | undefined {
  if (name === '') return 'A header needs a name.'
  const bad = findOutsideToken(name)
  return bad && `A header name cannot contain ${nameCharacter(bad)}.`
}

export function checkHeaderValue(value: string): string | undefined {
  const bad = findUnsendable(value)
  return (
    bad &&
    `A header value cannot carry ${nameCharacter(bad)}: only ASCII and Latin-1, without control characters.`
  )
}
