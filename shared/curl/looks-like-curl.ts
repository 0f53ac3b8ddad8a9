import { BEFORE_CURL } from './before-curl.ts'

const CURL = new RegExp(
  String.raw`^\s*${BEFORE_CURL}curl(?:\.exe)?\s+(?:[\^\x60\\]\r?\n\s*)?(?:-|['"^$]|\S*(?:[./:]|\{\{))`,
  'i'
)

/** Whether a text that was pasted is a curl command rather than a URL or a sentence about curl. */
export function looksLikeCurl(text: string): boolean {
  return CURL.test(withoutComments(text))
}

/**
 * A script from its first line on that is no comment. What looks like a command behind a `#` is one, at root's prompt,
 * where none follows that has no such sign.
 */
export function withoutComments(script: string): string {
  let rest = script
  let prompted: string | undefined
  for (;;) {
    const [line] = /^\s*#[^\n]*(?:\n|$)/.exec(rest) ?? []
    if (line === undefined) return prompted === undefined || CURL.test(rest) ? rest : prompted
    if (prompted === undefined && !script.startsWith('#!') && CURL.test(rest)) prompted = rest
    rest = rest.slice(line.length)
  }
}
