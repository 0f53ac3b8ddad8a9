import type { DraftRow } from '../model/draft/draft-row.ts'
import { findPathParams } from '../url/path-params.ts'
import type { RequestProblem } from './check-request.ts'
import { encodePathSegment } from './encode-url.ts'

/**
 * Puts values in the place of the `:name` segments of a URL's path, each as one segment. A segment without a row, or
 * whose row is switched off, stays as it was typed.
 * @returns `problems` at the rows of segments that have no value: a path would silently be another one without it
 */
export function fillPathParams(
  url: string,
  params: readonly DraftRow[] = []
): { url: string; problems: RequestProblem[] } {
  const problems: RequestProblem[] = []
  let filled = ''
  let end = 0
  for (const { name, from, to } of findPathParams(url)) {
    const index = params.findIndex(param => param.enabled && param.name === name)
    const value = params[index]?.value
    if (value === undefined) continue
    const field = `pathParams.${index}.value`
    if (value === '' && !problems.some(each => each.field === field)) {
      const problem = `The path parameter “${name}” has no value. Switch it off to send :${name} as it stands.`
      problems.push({ field, problem })
    }
    filled += url.slice(end, from) + encodePathSegment(value)
    end = to
  }
  return { url: filled + url.slice(end), problems }
}
