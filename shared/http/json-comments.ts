import { isJson } from '../format/is-json.ts'
import { jsonSpans } from './json-spans.ts'

/**
 * A body as it is sent that was written with comments in it: without them, when it is JSON then and is not as it
 * stands. Anything else is left as it was written.
 */
export function withoutJsonComments(text: string): string {
  if (!text.includes('//') && !text.includes('/*')) return text
  if (isJson(text)) return text
  const bare = removeComments(text)
  return isJson(bare) ? bare : text
}

function removeComments(text: string): string {
  let bare = ''
  let end = 0
  for (const { kind, from, to } of jsonSpans(text)) {
    if (kind === 'string') continue
    bare += text.slice(end, from)
    end = to
  }
  return bare + text.slice(end)
}
