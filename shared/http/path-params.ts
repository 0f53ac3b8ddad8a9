import type { DraftRow } from '../model/draft/draft-row.ts'
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
  const [, site = '', path = '', rest = ''] =
    /^((?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*)([^?#]*)(.*)$/is.exec(url) ?? []
  const problems: RequestProblem[] = []
  const filled = path.replace(/(?<=\/):([^/]+)/g, (segment, name: string) => {
    const index = params.findIndex(param => param.enabled && param.name === name)
    const value = params[index]?.value
    if (value === undefined) return segment
    if (value === '') {
      const problem = `The path parameter “${name}” has no value. Switch it off to send ${segment} as it stands.`
      problems.push({ field: `pathParams.${index}.value`, problem })
    }
    return encodePathSegment(value)
  })
  return { url: site + filled + rest, problems }
}
