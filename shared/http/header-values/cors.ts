import { formatSeconds } from './format-seconds.ts'

/** Whose pages may read an answer, by its Access-Control-Allow-Origin (WHATWG Fetch, “CORS protocol”). */
export function explainAllowOrigin(value: string): string[] {
  if (value === '*') return ['*: pages of any origin may read it, as long as no credentials went along.']
  if (value === 'null')
    return ['null: pages without an origin of their own, such as sandboxed ones. Any page can be one.']
  return [`Pages of ${value} may read it, and no others.`]
}

/** For how long the answer to a preflight may be kept. */
export function explainMaxAge(value: string): string[] {
  if (!/^-?\d+$/.test(value)) return []
  const seconds = Number(value)
  if (seconds <= 0) return ['The answer to the preflight may not be kept.']
  return [
    `The answer to the preflight may be kept for ${formatSeconds(seconds)}; browsers cap that at 2 hours or a day.`
  ]
}
