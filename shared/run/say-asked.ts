import { countOf } from '../format/count.ts'
import type { FlowExchange } from '../model/run.ts'

/**
 * Who gave the answer that a request that failed was judged by, in words: `GET https://example.org/b answered 404 after
 * 1 redirect`. Undefined for one that was not sent.
 */
export function sayAsked({ asked }: Pick<FlowExchange, 'asked'>): string | undefined {
  if (!asked) return undefined
  const { method, url, redirects, status } = asked
  const answer = status === undefined ? 'gave no answer' : `answered ${status}`
  const after = redirects === 0 ? '' : ` after ${countOf(redirects, 'redirect')}`
  return `${method} ${url} ${answer}${after}`
}
