import { formatSeconds } from './format-seconds.ts'
import { splitDirectives } from './split-directives.ts'

/** Directives without a value (RFC 9111 §5.2.2, RFC 8246, RFC 5861). */
const SENTENCES = new Map([
  ['no-store', 'No cache may keep it.'],
  ['no-cache', 'It may be kept, but each time the origin has to be asked whether it still holds.'],
  ['private', 'Only the cache of whoever asked may keep it, none that is shared.'],
  ['public', 'Any cache may keep it, also where it otherwise could not.'],
  ['must-revalidate', 'Once it is stale, it may not be used before the origin was asked.'],
  ['proxy-revalidate', 'Once it is stale, shared caches may not use it before the origin was asked.'],
  ['must-understand', 'Only a cache may keep it that knows what its status means for caching.'],
  ['no-transform', 'Nobody on the way may change its content.'],
  ['immutable', 'It does not change while it is fresh: reloading need not ask for it.']
])

/** Those with a number of seconds. */
const TIMES = new Map<string, (time: string) => string>([
  ['max-age', time => `It is fresh for ${time} after it was made.`],
  ['s-maxage', time => `For shared caches it is fresh for ${time}.`],
  ['stale-while-revalidate', time => `For ${time} more it may be used stale while it is asked for anew.`],
  ['stale-if-error', time => `For ${time} more it may be used stale where asking anew fails.`]
])

/** What each directive of Cache-Control means for the answer. What is not known is left out. */
export function explainCacheControl(value: string): string[] {
  return splitDirectives(value, ',').flatMap(({ name, value }) => {
    const fields = name === 'no-cache' || name === 'private' ? value : undefined
    if (fields !== undefined) return [`${name}: holds for these fields alone: ${fields}.`]
    const time = /^\d+$/.test(value ?? '') ? TIMES.get(name)?.(formatSeconds(Number(value))) : undefined
    const sentence = value === '0' && time !== undefined ? staleAtOnce(name) : (time ?? SENTENCES.get(name))
    return sentence === undefined ? [] : [`${name}: ${sentence}`]
  })
}

function staleAtOnce(name: string): string | undefined {
  if (name === 'max-age') return 'It is stale at once.'
  return name === 's-maxage' ? 'For shared caches it is stale at once.' : 'Stale, it may not be used.'
}
